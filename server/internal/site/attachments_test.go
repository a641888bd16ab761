package site

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"jiko/server/internal/archive"
	"jiko/server/internal/reception"
)

// The beginnings of what is taken, with something behind.
const (
	aPNG  = "\x89PNG\r\n\x1a\n a diagram"
	aJPEG = "\xff\xd8\xff\xe0 a photograph"
	aPDF  = "%PDF-1.7 a notice"
)

func digestOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// send sends an attachment, as a client that says nothing true about its type.
func (c *counter) send(token, content string) *httptest.ResponseRecorder {
	return c.as(token, http.MethodPost, "/api/v1/attachments", content, "Content-Type", "text/html")
}

// naming is a report that names attachments by their content.
func naming(reference, name string, contents ...string) string {
	var attachments []string
	for _, content := range contents {
		attachments = append(attachments, `{"sha256":"`+digestOf(content)+`","name":"`+name+`","purpose":"diagram"}`)
	}
	return reportOf(reference, `,"attachments":[`+strings.Join(attachments, ",")+`]`)
}

func TestAnAttachmentIsKnownByItsContent(t *testing.T) {
	c := newCounter(t, nil)
	for content, want := range map[string]string{aPNG: "image/png", aJPEG: "image/jpeg", aPDF: "application/pdf"} {
		got := answered[reception.Sent](t, c.send(c.alpha, content), http.StatusCreated)
		if got.SHA256 != digestOf(content) || got.Size != int64(len(content)) || got.Type != want {
			t.Errorf("%+v", got)
		}
		again := answered[reception.Sent](t, c.send(c.alpha, content), http.StatusOK)
		if again.SHA256 != got.SHA256 || again.Type != want {
			t.Errorf("again %+v", again)
		}
		c.expectNoted(1, archive.AttachmentAdded, "alpha", got.SHA256, want)
	}
	for content, status := range map[string]int{"": http.StatusBadRequest, "<html>": http.StatusUnprocessableEntity, " %PDF-": http.StatusUnprocessableEntity, "\x89PN": http.StatusUnprocessableEntity, "GIF89a..": http.StatusUnprocessableEntity} {
		code := "unknown-content"
		if content == "" {
			code = "empty"
		}
		wantRefusal(t, c.send(c.alpha, content), status, code)
	}
}

func TestAnAttachmentHasALimit(t *testing.T) {
	c := newCounter(t, nil)
	most := aPNG + strings.Repeat("x", reception.MaxAttachment-len(aPNG))
	answered[reception.Sent](t, c.send(c.alpha, most), http.StatusCreated)
	wantRefusal(t, c.send(c.alpha, most+"x"), http.StatusRequestEntityTooLarge, "too-large")
	unknownLength := struct{ io.Reader }{strings.NewReader(most + "x")}
	w := ask(c.Site, http.MethodPost, "/api/v1/attachments", unknownLength, "Authorization", "Bearer "+c.alpha)
	wantRefusal(t, w, http.StatusRequestEntityTooLarge, "too-large")
	n := 0
	if err := c.archive.EachBlob(t.Context(), func(archive.Blob) error { n++; return nil }); err != nil || n != 1 {
		t.Errorf("%d blobs, %v", n, err)
	}
}

func TestABodyThatBreaksOffIsNotKept(t *testing.T) {
	c := newCounter(t, nil)
	body := io.MultiReader(strings.NewReader(aPNG), &failing{errors.New("connection reset")})
	w := ask(c.Site, http.MethodPost, "/api/v1/attachments", body, "Authorization", "Bearer "+c.alpha)
	wantRefusal(t, w, http.StatusBadRequest, "bad-request")
	if _, _, err := c.archive.OpenBlob(t.Context(), digestOf(aPNG)); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("kept: %v", err)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

func TestAnAttachmentIsDownloadedAndNeverShown(t *testing.T) {
	c := newCounter(t, nil)
	c.send(c.alpha, aPNG)
	receipt := c.file(c.alpha, naming("A-1", `../構成図\".html`, aPNG)).Receipt
	address := "/api/v1/filings/" + receipt + "/attachments/" + digestOf(aPNG)
	for _, token := range []string{c.alpha, c.staff} {
		w := c.as(token, http.MethodGet, address, "")
		h := w.Header()
		if w.Code != http.StatusOK || w.Body.String() != aPNG {
			t.Fatalf("%d %q", w.Code, w.Body)
		}
		disposition, parameters, err := mime.ParseMediaType(h.Get("Content-Disposition"))
		if err != nil || disposition != "attachment" || parameters["filename"] != ".._構成図_.html.png" {
			t.Errorf("Content-Disposition %q: %q %v", h.Get("Content-Disposition"), parameters, err)
		}
		for name, want := range map[string]string{
			"Content-Type": "image/png", "Content-Length": "18", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
			"Content-Security-Policy": "default-src 'none'; sandbox", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
	c.expectNoted(1, archive.AttachmentRead, "staff", receipt, digestOf(aPNG))
	wantRefusal(t, c.as(c.beta, http.MethodGet, address, ""), http.StatusNotFound, "not-found")
	c.send(c.alpha, aPDF)
	for _, other := range []string{digestOf(aPDF), "x", strings.Repeat("0", 64), digestOf(aPNG)[1:]} {
		wantRefusal(t, c.as(c.alpha, http.MethodGet, "/api/v1/filings/"+receipt+"/attachments/"+other, ""), http.StatusNotFound, "not-found")
	}
}

// aPicture is the beginning of a PNG of so many pixels.
func aPicture(width, height uint32) string {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	header = append(header, 8, 0, 0, 0, 0) // eight bits of grey
	return "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" + string(binary.BigEndian.AppendUint32(header, crc32.ChecksumIEEE(header)))
}

func TestAPictureThatWouldFillTheMemoryOfItsReaderIsNotShown(t *testing.T) {
	c := newCounter(t, nil)
	for i, test := range []struct {
		content string
		shown   bool
	}{
		{aPicture(8000, 8000), true}, {aPicture(8000, 8001), false}, {aPicture(1<<31-1, 1<<31-1), false}, {aPNG, false}, {aPDF, false},
	} {
		c.send(c.alpha, test.content)
		receipt := c.file(c.alpha, naming(fmt.Sprint(i), "x", test.content)).Receipt
		address := "/api/v1/filings/" + receipt + "/attachments/" + digestOf(test.content)
		if w := c.as(c.staff, http.MethodGet, address, "", "Sec-Fetch-Dest", "image"); w.Code == http.StatusOK != test.shown {
			t.Errorf("%q in a page: %d", test.content, w.Code)
		}
		if w := c.as(c.staff, http.MethodGet, address, "", "Sec-Fetch-Dest", "document"); w.Code != http.StatusOK || w.Body.String() != test.content {
			t.Errorf("%q downloaded: %d %q", test.content, w.Code, w.Body)
		}
	}
}

func TestAnAttachmentOfAnEarlierRevisionIsStillThere(t *testing.T) {
	c := newCounter(t, nil)
	c.send(c.alpha, aPNG)
	receipt := c.file(c.alpha, naming("A-1", "x.png", aPNG)).Receipt
	c.file(c.alpha, reportOf("A-1", `,"amends":1`))
	if w := c.as(c.alpha, http.MethodGet, "/api/v1/filings/"+receipt+"/attachments/"+digestOf(aPNG), ""); w.Code != http.StatusOK {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestADigestOpensNothing: who overheard the digest of another carrier's attachment cannot name it, and so cannot read it.
func TestADigestOpensNothing(t *testing.T) {
	c := newCounter(t, nil)
	c.send(c.alpha, aPNG)
	fields := wantRefusal(t, c.as(c.beta, http.MethodPost, "/api/v1/filings", naming("B-1", "x.png", aPNG)), http.StatusUnprocessableEntity, "invalid")
	if fields[0] != "attachments[0].sha256 not-sent" {
		t.Errorf("fields %q", fields)
	}
	if w := c.send(c.beta, aPNG); w.Code != http.StatusCreated {
		t.Errorf("%d: beta is told that it is there", w.Code)
	}
	c.file(c.beta, naming("B-1", "x.png", aPNG))
}

func TestAFileNameFitsWhatTheFileIs(t *testing.T) {
	for name, want := range map[string]string{
		"a.PNG": "a.PNG", "a": "a.png", "a.jpg": "a.jpg.png", "../../etc/passwd": ".._.._etc_passwd.png", `C:\a.png`: "C__a.png",
	} {
		if got := fileName(name, "image/png"); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := fileName("a.JPEG", "image/jpeg"); got != "a.JPEG" {
		t.Errorf("a.JPEG: %s", got)
	}
}

// TestADamagedAttachmentArrivesShort: what is read wrong from the disk must not pass for the whole.
func TestADamagedAttachmentArrivesShort(t *testing.T) {
	for _, size := range []int{100, chunk, 3*chunk + 7} {
		content := strings.Repeat("x", size)
		var got strings.Builder
		err := withhold(&got, io.MultiReader(strings.NewReader(content), &failing{archive.ErrCorrupt}))
		if !errors.Is(err, archive.ErrCorrupt) || got.Len() >= size {
			t.Errorf("%d of %d bytes, %v", got.Len(), size, err)
		}
		got.Reset()
		if err := withhold(&got, strings.NewReader(content)); err != nil || got.String() != content {
			t.Errorf("%d of %d bytes, %v", got.Len(), size, err)
		}
	}
}

func TestADamagedAttachmentBreaksTheConnection(t *testing.T) {
	c := newCounter(t, nil)
	c.send(c.alpha, aPNG)
	receipt := c.file(c.alpha, naming("A-1", "x.png", aPNG)).Receipt
	c.config.Archive = &damaged{c.archive}
	server := httptest.NewServer(c.Site)
	defer server.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/api/v1/filings/"+receipt+"/attachments/"+digestOf(aPNG), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+c.alpha)
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		return // nothing of it was sent
	}
	defer w.Body.Close()
	if _, err := io.ReadAll(w.Body); err == nil {
		t.Error("the client notices nothing")
	}
}

// damaged is an archive whose blobs turn out to be something else when they have been read.
type damaged struct{ archive.Archive }

func (d *damaged) OpenBlob(ctx context.Context, sha256 string) (io.ReadCloser, archive.Blob, error) {
	content, blob, err := d.Archive.OpenBlob(ctx, sha256)
	return io.NopCloser(io.MultiReader(content, &failing{archive.ErrCorrupt})), blob, err
}
