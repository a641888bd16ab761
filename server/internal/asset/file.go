// Package asset serves what never changes while the server runs: each file is hashed and compressed once, at start.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"path"
	"strconv"
	"time"

	"github.com/andybalholm/brotli"
)

// types are the media types by extension. They stand here because mime.TypeByExtension asks the machine it runs on.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".yaml":        "application/yaml",
}

// File is a file in every coding that it can be sent in.
type File struct {
	mediaType string
	hash      string
	content   map[Encoding][]byte
}

// NewFile prepares a file. The extension of its name gives the media type.
func NewFile(name string, content []byte) *File {
	mediaType, known := types[path.Ext(name)]
	if !known {
		mediaType = "application/octet-stream"
	}
	sum := sha256.Sum256(content)
	f := &File{mediaType: mediaType, hash: hex.EncodeToString(sum[:6]), content: map[Encoding][]byte{Identity: content}}
	f.keepIfSmaller(Brotli, compress(content, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, bestBrotli) }))
	f.keepIfSmaller(Gzip, compress(content, func(w io.Writer) io.WriteCloser { return gzipWriter(w, bestGzip) }))
	return f
}

// keepIfSmaller drops a coding that gains nothing, as with pictures, which are compressed already.
func (f *File) keepIfSmaller(encoding Encoding, coded []byte) {
	if len(coded) < len(f.content[Identity])*9/10 {
		f.content[encoding] = coded
	}
}

// Size is the number of bytes that a client with that Accept-Encoding header receives.
func (f *File) Size(acceptEncoding string) int {
	_, content := f.choose(acceptEncoding)
	return len(content)
}

func (f *File) choose(acceptEncoding string) (Encoding, []byte) {
	encoding := Preferred(acceptEncoding)
	if content, ok := f.content[encoding]; ok {
		return encoding, content
	}
	return Identity, f.content[Identity]
}

// Serve answers GET and HEAD, and 304 where the client has the file already. The caller sets Cache-Control.
func (f *File) Serve(w http.ResponseWriter, r *http.Request) {
	encoding, content := f.choose(r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Content-Type", f.mediaType)
	h.Set("ETag", `"`+f.hash+string(encoding)+`"`)
	h.Add("Vary", "Accept-Encoding")
	if encoding != Identity {
		h.Set("Content-Encoding", string(encoding))
		h.Set("Content-Length", strconv.Itoa(len(content))) // ServeContent leaves it out beside a coding
	}
	r.Header.Del("Range") // a part of so small a file is worth no answer of its own
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}
