package site

import (
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/unicode/norm"

	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/shared/incident"
	"jiko/views/filing"
)

// filingFormLimit is the most bytes of what is typed into the form of a filing: what is kept of it is held to archive.MaxContent, and a
// form writes nine bytes for one character of Japanese that takes three.
const filingFormLimit = 1 << 20

// filingBodyLimit is the most bytes of the form with the files that are sent at once.
const filingBodyLimit = filingFormLimit + 5*reception.MaxAttachment

// mostParts is how many controls and files a form has at most: as many as net/url takes of a form without files. Each part costs more
// than its bytes.
const mostParts = 10_000

// typedFiling is what the form of a filing sent. The files in it are kept already, as the last attachments of the draft.
type typedFiling struct {
	Draft    filing.Draft
	files    []sentFile
	problems []filing.Problem // of the files that are not taken
}

// sentFile is a file that is kept.
type sentFile struct{ sha256, name string }

// readFiling reads what the form of a filing sent. Files of somebody who may not file are let go, and have no longer than any other
// form: a connection that nobody signed in on must not be held open by a body that trickles.
func (s *Site) readFiling(c echo.Context, v *visit) (*typedFiling, error) {
	if !isMultipart(c.Request()) {
		typed, err := formUpTo(c, filingFormLimit)
		return &typedFiling{Draft: filing.Draft(typed)}, err
	}
	if v.who.CanFile() {
		s.allowTransfer(c)
	}
	r := c.Request()
	whole := r.Body
	r.Body = http.MaxBytesReader(c.Response().Writer, whole, filingBodyLimit)
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	t := &typedFiling{Draft: filing.Draft{}}
	err = s.takeParts(c, v, t, parts)
	_, _ = io.CopyN(io.Discard, whole, patience) // what is left beyond the limit
	t.attach()
	return t, err
}

// isMultipart tells whether a request is a form with files.
func isMultipart(r *http.Request) bool {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get(echo.HeaderContentType))
	return err == nil && mediaType == echo.MIMEMultipartForm
}

// takeParts takes the controls of a form one by one, so that no file is held in memory. Where the files together break the limit, what
// follows is not read any more.
func (s *Site) takeParts(c echo.Context, v *visit, t *typedFiling, parts *multipart.Reader) error {
	left := filingFormLimit
	for range mostParts {
		part, err := parts.NextPart()
		switch {
		case err == io.EOF, isTooLarge(err) && len(t.problems) > 0: // wrapped, io.EOF is the end of a form that was cut off
			return nil
		case err != nil:
			return bodyRefusal(err)
		case part.FormName() != filing.FileControl:
			err = t.takeValue(part, &left)
		case part.FileName() != "" && v.who.CanFile(): // it is empty where no file was chosen
			err = s.takeFile(c, v, t, part)
		}
		if err != nil {
			return err
		}
	}
	return refusal.Because(refusal.TooLarge)
}

// takeFile keeps a file, or notes why it is not taken. What no filing has room for is not kept at all.
func (s *Site) takeFile(c echo.Context, v *visit, t *typedFiling, part *multipart.Part) error {
	name := attachmentName(part.FileName())
	if len(t.files) == filing.MaxAttachments {
		t.refuse("file-too-many", name)
		return nil
	}
	sent, err := s.reception.Attach(c.Request().Context(), sender(v.who), &incoming{body: part})
	if err == nil {
		t.files = append(t.files, sentFile{sent.SHA256, name})
		return nil
	}
	switch reason := asRefusal(err).Reason; reason {
	case refusal.Empty, refusal.UnknownContent, refusal.TooLarge:
		t.refuse("file-"+reason.String(), name)
		return nil
	}
	return err
}

// takeValue takes what was typed into a control; left is how many bytes all of them together may still have.
func (t *typedFiling) takeValue(part *multipart.Part, left *int) error {
	value, err := io.ReadAll(io.LimitReader(part, int64(*left)+1))
	if err != nil {
		return bodyRefusal(err)
	}
	name := part.FormName()
	if *left -= len(name) + len(value); *left < 0 {
		return refusal.Because(refusal.TooLarge)
	}
	t.Draft[name] = append(t.Draft[name], string(value))
	return nil
}

func (t *typedFiling) refuse(code, file string) {
	t.problems = append(t.problems, filing.Problem{Name: filing.FileControl, Code: code, File: file})
}

// attach puts the files that are kept behind the attachments of the draft.
func (t *typedFiling) attach() {
	for _, f := range t.files {
		if !t.Draft.Attach(f.sha256, f.name) {
			t.refuse("file-too-many", f.name)
		}
	}
}

// unattached is what is wrong with the files when that button was pressed.
func (t *typedFiling) unattached(do string) []filing.Problem {
	if do == filing.Attach && len(t.files)+len(t.problems) == 0 {
		t.refuse("file-missing", "")
	}
	return t.problems
}

// attachmentName is what an attachment is called after its file: macOS takes the letters of Japanese apart (NFD), which nobody who
// searches for them does.
func attachmentName(file string) string {
	const longest = 200 // characters, as the report has it
	name := []rune(strings.Map(func(r rune) rune {
		if !incident.Readable(r) {
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(file, "_"))))
	return strings.TrimSpace(string(name[:min(len(name), longest)]))
}
