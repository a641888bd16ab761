package site

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/reception"
	"jiko/views/filing"
	"jiko/views/words"
)

// chosen is a file that somebody chose.
type chosen struct{ name, content string }

// multi sends a form with files, as a browser does.
func (b *browser) multi(address string, typed url.Values, files ...chosen) *httptest.ResponseRecorder {
	b.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range typed {
		for _, value := range values {
			if err := w.WriteField(name, value); err != nil {
				b.Fatal(err)
			}
		}
	}
	if len(files) == 0 {
		files = []chosen{{}} // a field in which none was chosen
	}
	for _, f := range files {
		part, err := w.CreateFormFile("file", f.name)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.WriteString(part, f.content); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return b.sends(address, w.FormDataContentType(), &body)
}

// sends posts a body of that type.
func (b *browser) sends(address, mediaType string, body io.Reader) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, address, body)
	r.Header.Set("Accept", "text/html")
	r.Header.Set("Content-Type", mediaType)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	return w
}

// typed are names and values by turns.
func typed(namesAndValues ...string) url.Values {
	values := url.Values{}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		values.Add(namesAndValues[i], namesAndValues[i+1])
	}
	return values
}

// images are the addresses of the pictures inside an element.
func images(root *html.Node) []string {
	var found []string
	for _, n := range all(root, "img") {
		found = append(found, attribute(n, "src"))
	}
	return found
}

func TestFilesGoWithAFilingWithoutJavaScript(t *testing.T) {
	for lang, home := range map[string]string{"ja": "/", "en": "/en/"} {
		d := newDesk(t, nil)
		b := d.signs("alpha")
		w := words.In(lang)
		to := addressOf(b, b.page(b.get(home+formAddress), http.StatusOK))

		root := b.page(b.multi(to, typed(append(written("A-1"), "do", "attach")...), chosen{"構成図.png", aPNG}), http.StatusOK)
		if !slices.ContainsFunc(b.byID(root, "attachments").Attr, func(a html.Attribute) bool { return a.Key == "autofocus" }) {
			t.Errorf("%s: the list does not take the focus", lang)
		}
		if got := images(b.byID(root, "attachments")); !slices.Equal(got, []string{home + "filings/uploads/" + digestOf(aPNG)}) {
			t.Errorf("%s: pictures %v", lang, got)
		}
		if got := textOf(b.byID(root, "attachments-0-sha256")); got != words.Fill(w.Attachment.Facts, "type", "PNG", "size", "18 B") {
			t.Errorf("%s: the file is %q", lang, got)
		}
		sent := filled(b.byID(root, "form"), "check")
		if sent.Get("attachments[0].name") != "構成図.png" || sent.Get("annex.other") != "なし" || sent.Get("annex.notices[0].via") != "ホームページ" {
			t.Errorf("%s: the form now has %v", lang, sent)
		}
		sent.Set("attachments[0].purpose", "diagram")
		delete(sent, "file")

		// What is chosen when the answers are to be checked goes with them.
		root = b.page(b.multi(to, sent, chosen{"お知らせ.pdf", aPDF}), http.StatusOK)
		if got := textOf(b.byID(root, "main")); !strings.Contains(got, "お知らせ.pdf") || !strings.Contains(got, w.Attachment.Purposes["diagram"]) {
			t.Errorf("%s: the answers are %s", lang, got)
		}
		b.leads(b.do(http.MethodPost, to, filled(b.byID(root, "form"), "send")), home+"filings/"+archive.Receipt(2020, 1)+"?received")

		at := home + "filings/" + archive.Receipt(2020, 1)
		for _, login := range []string{"alpha", "staff"} {
			reader := d.signs(login)
			root = reader.page(reader.get(at), http.StatusOK)
			for content, name := range map[string]string{aPNG: "構成図.png", aPDF: "お知らせ.pdf"} {
				address := at + "/attachments/" + digestOf(content)
				if !slices.Contains(hrefs(root), address) {
					t.Errorf("%s: %s does not lead to %s", lang, login, name)
				}
				wantDownload(t, reader.get(address), name, content)
			}
			if got := images(root); !slices.Equal(got, []string{at + "/attachments/" + digestOf(aPNG)}) {
				t.Errorf("%s: %s sees the pictures %v", lang, login, got)
			}
		}
		d.expectNoted(1, archive.AttachmentRead, "staff", archive.Receipt(2020, 1), digestOf(aPDF))
	}
}

// wantDownload fails unless an answer is a file that cannot run as a page of ours.
func wantDownload(t *testing.T, w *httptest.ResponseRecorder, name, content string) {
	t.Helper()
	if w.Code != http.StatusOK || w.Body.String() != content {
		t.Fatalf("%d %q", w.Code, w.Body)
	}
	disposition, parameters, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
	if err != nil || disposition != "attachment" || parameters["filename"] != name {
		t.Errorf("Content-Disposition %q", w.Header().Get("Content-Disposition"))
	}
	for header, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; sandbox",
	} {
		if got := w.Header().Get(header); got != want {
			t.Errorf("%s: %q", header, got)
		}
	}
}

func TestAFileThatIsNotTakenIsToldAtItsField(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	for code, files := range map[string][]chosen{
		"file-missing":         nil,
		"file-empty":           {{"x.png", ""}},
		"file-unknown-content": {{"x.png", "<html><script>alert(1)</script>"}},
		"file-too-large":       {{"x.png", aPNG + strings.Repeat("x", reception.MaxAttachment-len(aPNG)+1)}},
	} {
		root := b.page(b.multi("/"+formAddress, typed("summary", "残る", "do", "attach"), files...), http.StatusUnprocessableEntity)
		want := words.Fill(words.Japanese.Attachment.Problems[code], "name", "x.png")
		if got := textOf(b.byID(root, "file-error")); got != want {
			t.Errorf("%s: %q", code, got)
		}
		if got := b.byID(root, "summary"); !slices.Contains(hrefs(got), "#file") || !strings.Contains(textOf(got), want) {
			t.Errorf("%s: the summary says %s", code, textOf(got))
		}
		if attribute(b.byID(root, "file"), "aria-invalid") != "true" || textOf(b.byID(root, "summary")) == "" || has(root, "attachments-0-sha256") {
			t.Errorf("%s: the field does not tell", code)
		}
		if got := filled(b.byID(root, "form"), "").Get("summary"); got != "残る" {
			t.Errorf("%s: typed is now %q", code, got)
		}
	}
}

func TestOneBadFileDoesNotKeepOutTheGoodOnes(t *testing.T) {
	b := newDesk(t, nil).signs("alpha")
	root := b.page(b.multi("/en/"+formAddress, typed("do", "attach"), chosen{"a.pdf", aPDF}, chosen{"b.txt", "text"}, chosen{"c.jpg", aJPEG}, chosen{"d.gif", "GIF89a"}),
		http.StatusUnprocessableEntity)
	sent := filled(b.byID(root, "form"), "check")
	if sent.Get("attachments[0].name") != "a.pdf" || sent.Get("attachments[1].name") != "c.jpg" || has(root, "attachments-2-sha256") {
		t.Errorf("attached: %v", sent)
	}
	if got := textOf(b.byID(root, "file-error")); !strings.Contains(got, "b.txt") || !strings.Contains(got, "d.gif") {
		t.Errorf("%s", got)
	}
}

func TestAFilingHasRoomForSoManyFiles(t *testing.T) {
	b := newDesk(t, nil).signs("alpha")
	sent := typed("do", "attach")
	for i := range 99 {
		sent.Set("attachments["+strconv.Itoa(i)+"].sha256", digestOf(aPNG))
	}
	root := b.page(b.multi("/"+formAddress, sent, chosen{"100.png", aPNG}, chosen{"101.png", aPNG}), http.StatusUnprocessableEntity)
	if got := filled(b.byID(root, "form"), "").Get("attachments[99].name"); got != "100.png" {
		t.Errorf("the last one is %q", got)
	}
	if got := textOf(b.byID(root, "file-error")); got != words.Fill(words.Japanese.Attachment.Problems["file-too-many"], "name", "101.png") {
		t.Error(got)
	}
}

func TestFilesBeyondWhatAFilingHasRoomForAreNotKept(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	files := make([]chosen, filing.MaxAttachments+1)
	for i := range files {
		files[i] = chosen{strconv.Itoa(i) + ".pdf", "%PDF-" + strconv.Itoa(i)}
	}
	root := b.page(b.multi("/"+formAddress, typed("do", "attach"), files...), http.StatusUnprocessableEntity)
	if got := textOf(b.byID(root, "file-error")); got != words.Fill(words.Japanese.Attachment.Problems["file-too-many"], "name", "100.pdf") {
		t.Error(got)
	}
	kept := 0
	if err := d.archive.EachBlob(t.Context(), func(archive.Blob) error { kept++; return nil }); err != nil || kept != filing.MaxAttachments {
		t.Errorf("%d files are kept, %v", kept, err)
	}
}

// endless is a file that goes on and on.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestMoreThanTheFormTakesIsRefused(t *testing.T) {
	b := newDesk(t, nil).signs("alpha")
	const mediaType = "multipart/form-data; boundary=b"
	part := func(name, rest string) string {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + rest + "\r\n\r\n"
	}
	endlessFile := io.MultiReader(strings.NewReader(part("summary", "")+"残る\r\n"+part("file", `; filename="x.png"`)+aPNG), io.LimitReader(endless{}, 2*filingBodyLimit))
	root := b.page(b.sends("/"+formAddress, mediaType, endlessFile), http.StatusUnprocessableEntity)
	if got := filled(b.byID(root, "form"), "").Get("summary"); got != "残る" || !strings.Contains(textOf(b.byID(root, "file-error")), "x.png") {
		t.Errorf("%q; %s", got, textOf(b.byID(root, "file-error")))
	}
	for name, body := range map[string]io.Reader{
		"one control":   io.MultiReader(strings.NewReader(part("summary", "")), io.LimitReader(endless{}, filingFormLimit+1), strings.NewReader("\r\n--b--\r\n")),
		"long names":    strings.NewReader(strings.Repeat(part(strings.Repeat("n", 1000), "")+"\r\n", 1050) + "--b--\r\n"),
		"many controls": strings.NewReader(strings.Repeat(part("", "")+"\r\n", mostParts+1) + "--b--\r\n"),
	} {
		if w := b.sends("/"+formAddress, mediaType, body); w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	for _, broken := range []string{"", "x", "--b", part("summary", "") + "cut", part("file", `; filename="x.png"`) + aPNG} {
		if w := b.sends("/"+formAddress, mediaType, strings.NewReader(broken)); w.Code != http.StatusBadRequest {
			t.Errorf("%q: %d", broken, w.Code)
		}
	}
	if w := b.sends("/"+formAddress, "multipart/form-data", strings.NewReader("x")); w.Code != http.StatusBadRequest {
		t.Errorf("without a boundary: %d", w.Code)
	}
}

func TestAnAmendmentKeepsAddsAndRemovesFiles(t *testing.T) {
	d := newDesk(t, nil)
	d.account("alpha-2", account.RoleCarrier, alphaName)
	b := d.signs("alpha")
	first := b.page(b.multi("/"+formAddress, typed(append(written("A-1"), "do", "check")...), chosen{"一.png", aPNG}, chosen{"二.jpg", aJPEG}), http.StatusOK)
	b.leads(b.do(http.MethodPost, "/"+formAddress, filled(b.byID(first, "form"), "send")), "/filings/"+archive.Receipt(2020, 1)+"?received")

	colleague := d.signs("alpha-2")
	form, to := colleague.amends("")
	sent := filled(form, "remove:attachments:0")
	delete(sent, "file")
	root := colleague.page(colleague.multi(to, sent), http.StatusOK)
	sent = filled(colleague.byID(root, "form"), "check")
	delete(sent, "file")
	if sent.Get("attachments[0].name") != "二.jpg" || sent.Has("attachments[1].name") {
		t.Fatalf("after the first was removed: %v", sent)
	}
	sent.Set("attachments[0].purpose", "notice")
	checked := colleague.page(colleague.multi(to, sent, chosen{"三.pdf", aPDF}), http.StatusOK)
	var changes []string
	for _, row := range all(colleague.byID(checked, "changes"), "tr")[1:] {
		changes = append(changes, strings.Join(strings.Fields(textOf(row)), " "))
	}
	if want := []string{"一.png 添付 一.png （記入なし）", "二.jpg 添付 二.jpg 二.jpg（利用者への周知文）", "三.pdf 添付 （記入なし） 三.pdf"}; !slices.Equal(changes, want) {
		t.Errorf("the changes are %q, want %q", changes, want)
	}
	colleague.leads(colleague.do(http.MethodPost, to, filled(colleague.byID(checked, "form"), "send")), "/filings/"+archive.Receipt(2020, 1)+"?received")
	f, err := d.archive.Filing(t.Context(), archive.Receipt(2020, 1))
	if err != nil || !slices.Equal(f.Index.Attachments, []string{digestOf(aJPEG), digestOf(aPDF)}) {
		t.Errorf("%+v %v", f, err)
	}
}

func TestWhatAnotherCarrierSentIsNotThere(t *testing.T) {
	d := newDesk(t, nil)
	alpha, beta := d.signs("alpha"), d.signs("beta")
	alpha.multi("/"+formAddress, typed("do", "attach"), chosen{"x.png", aPNG})
	upload := "/filings/uploads/" + digestOf(aPNG)
	wantDownload(t, alpha.get(upload), digestOf(aPNG)+".png", aPNG)
	for _, b := range []*browser{beta, d.signs("staff"), d.signs("admin")} {
		if w := b.get(upload); w.Code != http.StatusNotFound {
			t.Errorf("%d", w.Code)
		}
	}
	for _, other := range []string{"x", digestOf(aPDF), digestOf(aPNG)[1:], digestOf(aPNG) + "%2F" + url.PathEscape(alphaName)} {
		if w := alpha.get("/filings/uploads/" + other); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", other, w.Code)
		}
	}
	// Who knows the digest cannot file the content, and so cannot read it.
	forged := typed(append(written("B-1"), "do", "check", "attachments[0].sha256", digestOf(aPNG), "attachments[0].name", "x.png")...)
	root := beta.page(beta.multi("/"+formAddress, forged), http.StatusOK)
	if len(images(root)) != 0 {
		t.Errorf("the answers show %v", images(root))
	}
	root = beta.page(beta.do(http.MethodPost, "/"+formAddress, filled(beta.byID(root, "form"), "send")), http.StatusUnprocessableEntity)
	if got := textOf(beta.byID(root, "attachments-0-sha256")); got != words.Japanese.Attachment.Problems["not-sent"] {
		t.Errorf("%q", got)
	}
	if !slices.Contains(hrefs(beta.byID(root, "summary")), "#attachments-0-sha256") {
		t.Error("the summary does not lead to the file")
	}

	checked := alpha.page(alpha.multi("/"+formAddress, typed(append(written("A-1"), "do", "check")...), chosen{"x.png", aPNG}), http.StatusOK)
	alpha.do(http.MethodPost, "/"+formAddress, filled(alpha.byID(checked, "form"), "send"))
	at := "/filings/" + archive.Receipt(2020, 1) + "/attachments/"
	wantDownload(t, alpha.get(at+digestOf(aPNG)), "x.png", aPNG)
	for _, b := range []*browser{beta, d.signs("admin")} {
		if w := b.get(at + digestOf(aPNG)); w.Code != http.StatusNotFound {
			t.Errorf("%d", w.Code)
		}
	}
	if w := alpha.get(at + digestOf(aPDF)); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
	stranger := d.browser()
	stranger.leads(stranger.get(at+digestOf(aPNG)), "/sign-in?"+url.Values{"next": {at + digestOf(aPNG)}}.Encode())
}

func TestNobodyKeepsFilesWithoutSigningIn(t *testing.T) {
	d := newDesk(t, nil)
	for who, b := range map[string]*browser{"nobody": d.browser(), "staff": d.signs("staff")} {
		w := b.multi("/"+formAddress, typed("summary", "書いた", "do", "attach"), chosen{"x.png", aPNG})
		if who == "nobody" && (w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), url.QueryEscape("書いた"))) || who == "staff" && w.Code != http.StatusNotFound {
			t.Errorf("%s: %d %.300s", who, w.Code, w.Body)
		}
	}
	if err := d.archive.EachBlob(t.Context(), func(archive.Blob) error { return errors.New("a file is kept") }); err != nil {
		t.Error(err)
	}
}

// connection is an answer that notes until when its connection may be read from.
type connection struct {
	*httptest.ResponseRecorder
	until time.Time
}

func (c *connection) SetReadDeadline(until time.Time) error { c.until = until; return nil }

func TestOnlyWhoMayFileHasTheTimeThatFilesTake(t *testing.T) {
	d := newDesk(t, nil)
	for login, want := range map[string]time.Time{"": {}, "staff": {}, "alpha": noon.Add(transferTimeout)} {
		b := d.browser()
		if login != "" {
			b = d.signs(login)
		}
		r := httptest.NewRequest(http.MethodPost, "/"+formAddress, strings.NewReader("--x--"))
		r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		r.Header.Set("Cookie", "jiko="+b.cookies["jiko"])
		c := &connection{ResponseRecorder: httptest.NewRecorder()}
		if d.ServeHTTP(c, r); !c.until.Equal(want) {
			t.Errorf("%q has until %v, want %v", login, c.until, want)
		}
	}
}

func TestAnAttachmentIsCalledAsItsFile(t *testing.T) {
	for file, want := range map[string]string{
		"構成図.png": "構成図.png", "カ\u3099.png": "ガ.png", " a\x00b\n.png ": "ab.png", "a\u202egnp.png": "agnp.png", "\xff.png": "_.png", "": "",
		strings.Repeat("字", 300): strings.Repeat("字", 200),
	} {
		if got := attachmentName(file); got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}
