package browser

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiko/views/filing"
)

// written puts a file into a folder of the test.
func written(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// diagram is a picture with that many pixels a side.
func diagram(t *testing.T, side int) []byte {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, side, side))
	for i := range side {
		picture.Set(i, i, color.White)
	}
	var content bytes.Buffer
	if err := png.Encode(&content, picture); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// large is a file of many megabytes that passes for a PDF and does not compress.
func large(megabytes int) []byte {
	content := make([]byte, megabytes<<20)
	noise := rand.NewChaCha8([32]byte{})
	_, _ = noise.Read(content) // never fails
	return append([]byte("%PDF-1.7\n"), content...)
}

// toAttachments signs a carrier in, answers what its form must be answered, and goes to the step that takes files.
func (b *tab) toAttachments(address, path string) {
	b.Helper()
	b.signIn(address, "demo-canon")
	b.load(address + path)
	b.set("carrierRef", "A-1")
	b.choose("stage", "first")
	b.toStep("rest")
}

// chooses puts files into the field, as the dialogue of the browser does.
func (b *tab) chooses(paths ...string) {
	b.Helper()
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#file"), paths))
}

// rows are the names of the attachments in the form.
func (b *tab) rows() []string {
	b.Helper()
	return eval[[]string](b, `[...document.querySelectorAll('#attachments [name$=".name"]')].map(e => e.value)`)
}

// strikes presses keys on an element that has the focus.
func (b *tab) strikes(selector, keys string) {
	b.Helper()
	b.until(`(e => (e?.focus(), e && e === document.activeElement))(document.querySelector(` + quoted(selector) + `))`)
	b.keys(keys)
}

// set types a text at once into the control with that id.
func (b *tab) set(id, text string) {
	b.Helper()
	eval[bool](b, `(e => (e.value = `+quoted(text)+`, e.dispatchEvent(new Event('input', {bubbles: true}))))(document.getElementById(`+quoted(id)+`))`)
}

// narrow fails where the page is wider than the window.
func (b *tab) narrow(width int64) {
	b.Helper()
	if wide := eval[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
		b.Errorf("at %d pixels the page is %d wide", width, wide)
	}
}

// wire stands between the browser and the site.
type wire struct {
	cut  atomic.Bool   // breaks off every upload
	hold chan struct{} // stops an upload under way until it is closed; nil lets it pass
}

// serveOver serves the demonstration behind a wire.
func serveOver(t *testing.T, w *wire) *httptest.Server {
	t.Helper()
	behind, err := url.Parse(serveDemonstration(t).URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite:      func(r *httputil.ProxyRequest) { r.SetURL(behind); r.Out.Host = r.In.Host },
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	server := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			if w.cut.Load() {
				panic(http.ErrAbortHandler)
			}
			if w.hold != nil {
				r.Body = &held{Reader: io.MultiReader(io.LimitReader(r.Body, 1<<16), &gate{w.hold, r}, r.Body), Closer: r.Body}
			}
		}
		proxy.ServeHTTP(answer, r)
	}))
	t.Cleanup(server.Close)
	return server
}

type held struct {
	io.Reader
	io.Closer
}

// gate reads nothing until it opens, or nobody waits any more.
type gate struct {
	opens <-chan struct{}
	r     *http.Request
}

func (g *gate) Read([]byte) (int, error) {
	select {
	case <-g.opens:
	case <-g.r.Context().Done():
	}
	return 0, io.EOF
}

const theForm = "/filings/new?v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&m=156"

func TestAFileIsSentWhileOneWatches(t *testing.T) {
	w := &wire{hold: make(chan struct{})}
	server := serveOver(t, w)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	b.set("annex-other", "残る")
	b.chooses(written(t, "大きい.pdf", large(16)))
	b.until(`(p => p && p.value > 0 && p.value < 1)(document.querySelector('progress'))`)
	if got := b.rows(); len(got) != 0 {
		t.Errorf("attached before it is there: %q", got)
	}
	b.until(`!dispatchEvent(new Event('beforeunload', {cancelable: true}))`) // leaving now would lose it
	b.picture("attach-sending")
	b.check(axe(t), "a file on its way")
	close(w.hold)
	b.until(`document.querySelector('#attachments .row')`)
	if got := b.rows(); !slices.Equal(got, []string{"大きい.pdf"}) {
		t.Errorf("attached: %q", got)
	}
	b.until(`!document.querySelector('progress') && document.querySelector('.upload [role=status]').textContent.includes('大きい.pdf')`)
	b.until(`document.getElementById('attachments-0-sha256').textContent.includes('16.0 MB') && document.getElementById('annex-other').value === '残る'`)

	b.until(`location.pathname.startsWith('/filings/drafts/')`) // it was saved by itself
	b.load(eval[string](b, `location.href`))
	if got := b.rows(); !slices.Equal(got, []string{"大きい.pdf"}) {
		t.Errorf("the draft has %q", got)
	}
}

func TestAFileOnItsWayIsCancelled(t *testing.T) {
	w := &wire{hold: make(chan struct{})}
	defer close(w.hold)
	server := serveOver(t, w)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	b.chooses(written(t, "大きい.pdf", large(16)), written(t, "図.png", diagram(t, 40)))
	b.until(`document.querySelectorAll('progress').length === 2 && document.querySelector('progress').value > 0`)
	b.strikes(`.uploads li:last-child button`, kb.Enter)
	b.until(`document.querySelectorAll('progress').length === 1 && document.activeElement.id === 'file'`)
	b.strikes(`.uploads li button`, kb.Enter)
	b.until(`!document.querySelector('progress')`)
	if got := b.rows(); len(got) != 0 {
		t.Errorf("attached: %q", got)
	}
	b.until(`dispatchEvent(new Event('beforeunload', {cancelable: true}))`)
}

func TestABrokenConnectionIsTriedAgain(t *testing.T) {
	w := &wire{}
	server := serveOver(t, w)
	b := open(t, 320, 844)
	b.toAttachments(server.URL, theForm)
	w.cut.Store(true)
	b.chooses(written(t, "図.png", diagram(t, 400)))
	b.until(`document.querySelector('.uploads .error')?.textContent.includes('図.png')`)
	b.picture("attach-broken")
	b.check(axe(t), "a file that did not arrive")
	b.narrow(320)
	w.cut.Store(false)
	b.strikes(`.uploads li button`, kb.Enter)
	b.until(`document.querySelector('#attachments img')?.naturalWidth === 400 && !document.querySelector('.uploads li')`)
	b.until(`document.activeElement.id === 'file'`)
	b.picture("attach-attached")
	b.check(axe(t), "a file that arrived")
	b.narrow(320)
}

func TestWhatIsNotTakenIsToldBesideTheOthers(t *testing.T) {
	server := serveDemonstration(t)
	source := axe(t)
	for home, says := range map[string]string{"": "PNG、JPEG、PDF のどれでもありません", "/en": "neither PNG nor JPEG nor PDF"} {
		b := open(t, 320, 844)
		b.toAttachments(server.URL, home+theForm)
		b.chooses(written(t, "a.png", diagram(t, 4)), written(t, "b.txt", []byte("text")), written(t, "c.png", nil), written(t, "d.pdf", large(20)), written(t, "e.pdf", []byte("%PDF-")))
		b.until(`document.querySelectorAll('#attachments .row').length === 2 && !document.querySelector('.uploads li')`)
		if got := b.rows(); !slices.Equal(got, []string{"a.png", "e.pdf"}) {
			t.Errorf("attached: %q", got)
		}
		told := eval[string](b, `document.getElementById('file-error').textContent`)
		b.strikes("#file", kb.Tab)
		b.until(`document.activeElement.id !== 'file' && document.getElementById('file-error').textContent === ` + quoted(told))
		for _, want := range []string{says, "b.txt", "c.png", "d.pdf"} {
			if !strings.Contains(told, want) {
				t.Errorf("%s is not told: %s", want, told)
			}
		}
		b.picture("attach-refused" + strings.Trim(home, "/"))
		b.check(source, "files that are not taken")
		b.narrow(320)
	}
}

// TestAttachmentsWithTheKeyboardAlone goes from choosing files to the page of the filing, and amends it, without a pointer.
func TestAttachmentsWithTheKeyboardAlone(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	b.strikes("#wholesale-awaits", "")
	b.tabTo(`document.activeElement.id === 'file'`) // the dialogue that its key opens is the browser's own
	b.chooses(written(t, "一.png", diagram(t, 40)), written(t, "二.pdf", []byte("%PDF-2")), written(t, "三.pdf", []byte("%PDF-3")))
	b.until(`document.querySelectorAll('#attachments .row').length === 3 && !document.querySelector('.uploads li')`)
	b.strikes("#wholesale-awaits", "")
	b.tabTo(`document.activeElement.value === 'remove:attachments:1'`)
	b.keys(kb.Enter)
	b.until(`document.querySelectorAll('#attachments .row').length === 2 && document.activeElement.id === 'attachments'`)
	b.strikes(`[id="attachments-1-name"]`, "改")
	b.strikes(`[id="attachments-0-purpose"]`, "機")
	b.strikes(`#form .button`, kb.Enter)
	b.until(`document.querySelector('main h1').textContent.includes('送りますか')`)
	b.strikes(`[value=send]`, kb.Enter)
	b.until(`document.getElementById('received')`)
	if got := eval[string](b, `document.querySelector('main').innerText`); !strings.Contains(got, "一.png") || !strings.Contains(got, "機器構成図") || strings.Contains(got, "二.pdf") {
		t.Errorf("the filing shows %s", got)
	}
	b.until(`document.querySelector('main .file img').scrollIntoView() ?? document.querySelector('main .file img').naturalWidth === 40`)
	b.check(axe(t), "a filing with attachments")
	b.picture("attach-filing")

	b.run(chromedp.Navigate(eval[string](b, `location.origin + location.pathname + '/amend'`)), chromedp.WaitVisible(chromedp.CSS("#form")))
	b.strikes(`.stages [value="`+filing.Show+`rest"]`, kb.Enter)
	b.until(`document.activeElement.id === 'step-rest'`)
	if got := b.rows(); len(got) != 2 || got[0] != "一.png" {
		t.Errorf("the amendment begins with %q", got)
	}
	b.strikes(`[value="remove:attachments:0"]`, kb.Enter)
	b.chooses(written(t, "四.png", diagram(t, 30)))
	b.until(`document.querySelectorAll('#attachments .row').length === 2 && !document.querySelector('.uploads li')`)
	b.strikes(`#form .button`, kb.Enter)
	b.until(`document.getElementById('changes')`)
	changes := eval[string](b, `document.getElementById('changes').innerText`)
	if !strings.Contains(changes, "一.png") || !strings.Contains(changes, "四.png") || strings.Contains(changes, "三.pdf") {
		t.Errorf("the changes are %s", changes)
	}
	b.check(axe(t), "changes of attachments")
}

func TestPressingCheckWaitsForTheFiles(t *testing.T) {
	w := &wire{hold: make(chan struct{})}
	server := serveOver(t, w)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	b.chooses(written(t, "大きい.pdf", large(16)))
	b.until(`document.querySelector('progress')?.value > 0`)
	b.strikes(`#form .button`, kb.Enter)
	b.until(`document.querySelector('.upload [role=status]').textContent.includes('続けて進みます')`)
	close(w.hold)
	b.until(`document.querySelector('main h1').textContent.includes('送りますか') && document.querySelector('main').innerText.includes('大きい.pdf')`)
}

func TestFilesFallIntoTheFrame(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	drop := func(id string) {
		eval[bool](b, `(() => {
			const data = new DataTransfer()
			data.items.add(new File(['%PDF-dropped'], '落.pdf'))
			return document.getElementById('`+id+`').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))
		})()`)
	}
	drop("annex-other")
	drop("section-attachments")
	b.until(`document.querySelector('#attachments .row')`)
	if got := b.rows(); !slices.Equal(got, []string{"落.pdf"}) {
		t.Errorf("attached: %q", got)
	}
}

// TestTheButtonTellsToo looks at the page that comes back where no script sends the files.
func TestTheButtonTellsToo(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 320, 844)
	b.toAttachments(server.URL, theForm)
	eval[bool](b, `(e => (e.click(), true))(document.querySelector('[value=attach]'))`)
	b.until(`document.activeElement.id === 'summary' && document.getElementById('file-error').textContent`)
	b.check(axe(t), "no file is chosen")
	b.narrow(320)
}

func TestAFileOfAnotherCarrierIsNotThere(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	b.chooses(written(t, "図.png", diagram(t, 40)))
	b.until(`document.querySelector('#attachments img')`)
	upload := eval[string](b, `document.querySelector('#attachments img').getAttribute('src')`)
	b.strikes(`#form .button`, kb.Enter)
	b.until(`document.querySelector('[value=send]')`)
	b.strikes(`[value=send]`, kb.Enter)
	b.until(`document.getElementById('received')`)
	attached := eval[string](b, `document.querySelector('main .file a').getAttribute('href')`)
	for login, want := range map[string][2]int{"demo-canon": {200, 200}, "demo-docomo": {404, 404}, "demo-staff": {404, 200}} {
		other := open(t, 1280, 900)
		other.signIn(server.URL, login)
		for i, address := range []string{upload, attached} {
			if status := eval[int](other, `fetch(`+quoted(address)+`).then(r => r.status)`); status != want[i] {
				t.Errorf("%s gets %d for %s, want %d", login, status, address, want[i])
			}
		}
	}
}

func TestWhoIsSignedOutMeanwhileIsTold(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 1280, 900)
	b.toAttachments(server.URL, theForm)
	eval[int](b, `fetch('/sign-out', {method: 'POST'}).then(r => r.status)`)
	b.chooses(written(t, "図.png", diagram(t, 4)))
	b.until(`document.querySelector('.uploads .error')?.textContent.includes('ログインが切れています')`)
}

func TestAttachmentsWithoutJavaScript(t *testing.T) {
	server := serveDemonstration(t)
	b := open(t, 320, 844)
	b.signIn(server.URL, "demo-canon")
	b.withoutScript()
	b.load(server.URL + theForm)
	b.run(chromedp.SendKeys(chromedp.CSS("#carrierRef"), "N-1"))
	b.choose("stage", "first")
	b.toStep("rest")
	b.chooses(written(t, "図.png", diagram(t, 40)))
	b.press(`[value=attach]`)
	b.until(`document.querySelector('#attachments img')?.naturalWidth === 40 && document.activeElement.id === 'attachments'`)
	b.narrow(320)
	b.chooses(written(t, "b.txt", []byte("text")))
	b.press(`[value=attach]`)
	b.until(`document.activeElement.id === 'summary' && document.getElementById('file-error').textContent.includes('b.txt')`)
	b.chooses(written(t, "文.pdf", []byte("%PDF-")))
	b.press(`#form .button`)
	b.until(`document.querySelector('main h1').textContent.includes('送りますか') && document.querySelector('main').innerText.includes('文.pdf')`)
	b.narrow(320)
	b.press(`[value=send]`)
	b.until(`document.getElementById('received') && document.querySelectorAll('main .file a[download]').length === 2`)
	b.narrow(320)
	b.picture("attach-noscript")
}
