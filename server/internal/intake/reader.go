package intake

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"jiko/server/internal/refusal"
	"jiko/shared/civil"
	"jiko/shared/incident"
)

// maxFields is the number of problems that one answer names.
const maxFields = 100

// maxName is the number of characters of an unknown field's name that an answer repeats.
const maxName = 40

// reader walks a JSON text once, from its first token to its last. It collects what does not fit and goes on, so that one
// answer names everything. Only an error of syntax ends it: then every method returns at once.
type reader struct {
	decoder *jsontext.Decoder
	path    []byte // where the reader stands
	fields  []refusal.Field
	err     error // of syntax
	kept    bool  // the text is from the archive, and any character may stand in it
}

// newReader reads a whole body. The decoder refuses bytes that are not UTF-8 and nesting beyond 10,000; names given twice
// are left to object, which knows where they stand.
func newReader(body []byte) *reader {
	return &reader{decoder: jsontext.NewDecoder(bytes.NewReader(body), jsontext.AllowDuplicateNames(true))}
}

// finish tells whether the text ended where its value ended.
func (r *reader) finish() error {
	if r.err != nil {
		return r.err
	}
	switch _, err := r.decoder.ReadToken(); err {
	case io.EOF:
		return nil
	case nil:
		return errors.New("more than one value")
	default:
		return err
	}
}

// kind is the kind of the next value; 0 when there is none.
func (r *reader) kind() jsontext.Kind {
	if r.err != nil {
		return 0
	}
	return r.decoder.PeekKind()
}

func (r *reader) token() jsontext.Token {
	if r.err != nil {
		return jsontext.Token{}
	}
	token, err := r.decoder.ReadToken()
	r.err = err
	return token
}

// next takes the next value when it is of that kind; another one is refused and skipped.
func (r *reader) next(kind jsontext.Kind) (jsontext.Token, bool) {
	if r.kind() != kind {
		r.refuse(refusal.WrongType)
		return jsontext.Token{}, false
	}
	token := r.token()
	return token, r.err == nil
}

// refuse reports the next value and skips it.
func (r *reader) refuse(code string) {
	r.skip()
	r.report(code)
}

func (r *reader) skip() {
	if r.err == nil {
		r.err = r.decoder.SkipValue()
	}
}

// report adds a problem of the value at which the reader stands. What a place already told about, or one that holds
// it, is not told again: it follows from that.
func (r *reader) report(code string) {
	if len(r.fields) < maxFields && !r.told() {
		r.fields = append(r.fields, refusal.Field{Path: string(r.path), Code: code})
	}
}

func (r *reader) told() bool {
	for _, field := range r.fields {
		if rest, ok := strings.CutPrefix(string(r.path), field.Path); ok && (field.Path == "" || rest == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// reportMember adds a problem of a member of the object at which the reader stands.
func (r *reader) reportMember(name, code string) {
	r.in(name, func() { r.report(code) })
}

// in reads the member of that name.
func (r *reader) in(name string, read func()) {
	before := len(r.path)
	if before > 0 {
		r.path = append(r.path, '.')
	}
	r.path = append(r.path, name...)
	read()
	r.path = r.path[:before]
}

// at reads the element of that index.
func (r *reader) at(i int, read func()) {
	before := len(r.path)
	r.path = append(r.path, '[')
	r.path = strconv.AppendInt(r.path, int64(i), 10)
	r.path = append(r.path, ']')
	read()
	r.path = r.path[:before]
}

// member is a field that an object may have.
type member struct {
	name string
	read func()
}

// object reads an object with these members and no others, each at most once. It tells which ones were there.
func (r *reader) object(members ...member) (has func(name string) bool) {
	seen := make(map[string]bool, len(members))
	if _, ok := r.next('{'); ok {
		for r.kind() != '}' && r.err == nil {
			r.member(members, seen)
		}
		r.token()
	}
	return func(name string) bool { return seen[name] }
}

func (r *reader) member(members []member, seen map[string]bool) {
	name := r.token().String()
	for _, m := range members {
		if m.name != name {
			continue
		}
		if seen[name] {
			r.in(name, func() { r.refuse(incident.Repeated.String()) })
			return
		}
		seen[name] = true
		r.in(name, m.read)
		return
	}
	r.in(clip(name), func() { r.refuse(incident.UnknownField.String()) })
}

// array reads the elements of an array up to limit and skips the rest.
func (r *reader) array(limit int, read func(i int)) {
	if _, ok := r.next('['); !ok {
		return
	}
	for i := 0; r.kind() != ']' && r.err == nil; i++ {
		if i < limit {
			r.at(i, func() { read(i) })
		} else {
			r.skip()
		}
	}
	r.token()
}

// whole reads a number without fraction and exponent.
func (r *reader) whole(to *int64) {
	token, ok := r.next('0')
	if !ok {
		return
	}
	literal := token.String()
	n, err := strconv.ParseInt(literal, 10, 64)
	switch {
	case strings.ContainsAny(literal, ".eE"):
		r.report(refusal.NotWhole)
	case err != nil && literal[0] == '-':
		r.report(incident.Negative.String())
	case err != nil:
		r.report(refusal.TooLargeNumber)
	default:
		*to = n
	}
}

// boolean reads true or false.
func (r *reader) boolean(to *bool) {
	if kind := r.kind(); kind != 't' && kind != 'f' {
		r.refuse(refusal.WrongType)
		return
	}
	*to = r.token().Kind() == 't'
}

// text reads a string of one line of at most limit characters, all of them for reading.
func (r *reader) text(limit int, to *string) {
	token, ok := r.next('"')
	if !ok {
		return
	}
	switch s := token.String(); {
	case utf8.RuneCountInString(s) > limit:
		r.report(incident.TooLong.String())
	case !r.readable(s, incident.Readable):
		r.report(incident.ControlCharacter.String())
	default:
		*to = s
	}
}

// readable tells whether all characters of a text are for reading.
func (r *reader) readable(s string, is func(rune) bool) bool {
	return r.kept || !strings.ContainsFunc(s, func(c rune) bool { return !is(c) })
}

// instant reads a moment.
func (r *reader) instant(to *civil.Instant) { word(r, civil.ParseInstant, incident.Malformed, to) }

// word reads a string that parse knows; what it does not know is reported as that problem.
func word[V any](r *reader, parse func(string) (V, bool), unknown incident.Problem, to *V) {
	token, ok := r.next('"')
	if !ok {
		return
	}
	value, ok := parse(token.String())
	if !ok {
		r.report(unknown.String())
		return
	}
	*to = value
}

// clip cuts a name that a client made up.
func clip(name string) string {
	if utf8.RuneCountInString(name) <= maxName {
		return name
	}
	return string([]rune(name)[:maxName]) + "…"
}
