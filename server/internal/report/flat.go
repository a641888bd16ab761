package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"jiko/server/internal/archive"
)

// Flat is one revision of a filing as those read it who may: who filed it and when, then everything that was filed, member by member
// as it was given, then what the rules said.
func Flat(f *archive.Filing, r *archive.Revision) ([]byte, error) {
	head, err := json.Marshal(struct {
		Receipt  string `json:"receipt"`
		Carrier  string `json:"carrier"`
		Revision int    `json:"revision"`
		FiledAt  string `json:"filedAt"`
		FiledBy  string `json:"filedBy"`
		Program  string `json:"program"`
		Edition  string `json:"edition,omitempty"`
	}{f.Receipt, f.Carrier, r.Number, Moment(r.At), r.By, r.Program, edition(r.Verdict)})
	if err != nil {
		return nil, err
	}
	flat, err := Join(head, r.Content)
	if err != nil || len(r.Verdict) == 0 {
		return flat, err
	}
	return Join(flat, fmt.Appendf(nil, `{"verdict":%s}`, r.Verdict))
}

// Join is one JSON object with the members of both.
func Join(a, b []byte) ([]byte, error) {
	a, b = bytes.TrimSpace(a), bytes.TrimSpace(b)
	for _, object := range [][]byte{a, b} {
		if len(object) < 2 || object[0] != '{' || object[len(object)-1] != '}' {
			return nil, fmt.Errorf("%w: no JSON object: %.20s", archive.ErrCorrupt, object)
		}
	}
	joined := append(make([]byte, 0, len(a)+len(b)), a[:len(a)-1]...)
	if len(a) > 2 && len(b) > 2 {
		joined = append(joined, ',')
	}
	return append(joined, b[1:]...), nil
}

// Moment is an instant as answers print it, in milliseconds and in Japan's time.
func Moment(t time.Time) string {
	const eastOfUTC = 9 * 60 * 60
	return t.In(time.FixedZone("JST", eastOfUTC)).Format("2006-01-02T15:04:05.000-07:00")
}

// edition is the edition of the law that a verdict was made under.
func edition(verdict json.RawMessage) string { return member(verdict, "edition") }

// member is a text at the top of a JSON object, empty where there is none. It reads no further than to that.
func member(object []byte, name string) string {
	d := jsontext.NewDecoder(bytes.NewReader(object), jsontext.AllowDuplicateNames(true))
	if _, err := d.ReadToken(); err != nil {
		return ""
	}
	for d.PeekKind() == '"' {
		found, err := d.ReadToken()
		if err != nil {
			return ""
		}
		if found.String() != name {
			if d.SkipValue() != nil {
				return ""
			}
			continue
		}
		if value, err := d.ReadToken(); err == nil && value.Kind() == '"' {
			return value.String()
		}
		return ""
	}
	return ""
}

// Change is one revision in the list of a filing's revisions.
type Change struct {
	Revision int    `json:"revision"`
	FiledAt  string `json:"filedAt"`
	FiledBy  string `json:"filedBy"`
	Stage    string `json:"stage"`
}

// Changes are all revisions of a filing, the first one first.
func Changes(f *archive.Filing) []Change {
	changes := make([]Change, len(f.Revisions))
	for i := range f.Revisions {
		r := &f.Revisions[i]
		changes[i] = Change{r.Number, Moment(r.At), r.By, member(r.Content, "stage")}
	}
	return changes
}

// Attached is the attachment of that digest that a revision of the filing names, in the newest one that does.
func Attached(f *archive.Filing, sha256 string) (Attachment, bool) {
	for i := len(f.Revisions) - 1; i >= 0; i-- {
		var named struct{ Attachments []Attachment }
		if json.Unmarshal(f.Revisions[i].Content, &named) != nil {
			continue
		}
		for _, a := range named.Attachments {
			if a.SHA256 == sha256 {
				return a, true
			}
		}
	}
	return Attachment{}, false
}
