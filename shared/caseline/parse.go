package caseline

import (
	"strings"

	"jiko/shared/incident"
	"jiko/shared/runes"
)

// Parse takes a query string apart into the draft. Unknown and repeated keys are troubles; do=, which the buttons of the
// page without JavaScript send, is passed over.
func (d *Draft) Parse(query string, r *Reading) { d.ParseUnescaped(string(Unescape([]byte(query))), r) }

// ParseUnescaped is Parse for a text that went through Unescape. The draft refers to the text.
func (d *Draft) ParseUnescaped(text string, r *Reading) {
	d.reset()
	p := parser{d: d, r: r}
	for !p.full && len(text) > 0 {
		pair := text
		if i := strings.IndexByte(text, separator); i >= 0 {
			pair, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		p.pair(pair)
	}
}

// parser knows which part is open.
type parser struct {
	d       *Draft
	r       *Reading
	service *Part
	impact  *Part
	phase   *Part
	full    bool // a limit was passed: the rest is not read
}

func (p *parser) pair(pair string) {
	key, value := pair, ""
	if i := strings.IndexByte(pair, '='); i >= 0 {
		key, value = pair[:i], trim(pair[i+1:])
	}
	switch {
	case key == "" || key == "do":
	case !isShort(key) || !p.set(key[0], value):
		p.trouble(incident.FieldNone, incident.UnknownField, key)
	}
}

// isShort tells whether a key has one byte, and behind it at most a number, which keeps the groups of a form apart: d3 is d.
func isShort(key string) bool {
	for i := 1; i < len(key); i++ {
		if key[i] < '0' || key[i] > '9' {
			return false
		}
	}
	return true
}

// trim takes away the blanks at both ends, those of Japanese text too.
func trim(s string) string {
	start, end := len(s), len(s)
	for i := 0; i < len(s); {
		c, size := runes.First(s[i:])
		blank := c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000'
		if !blank {
			start = min(start, i)
			end = i + size
		}
		i += size
	}
	return s[start:end]
}

// keys are the keys of the fields, in their order; = is none.
const keys = "t=xfglcv=ky=ua=edbnm"

// Key is the key of a field that has one: occurred to minutes, without the lists.
func Key(f incident.Field) string {
	i := f - incident.FieldOccurred
	return keys[i : i+1]
}

// set takes a pair. It is false for a letter that is no key.
func (p *parser) set(letter byte, value string) bool {
	i := strings.IndexByte(keys, letter)
	if i < 0 {
		return false
	}
	switch field := incident.FieldOccurred + incident.Field(i); field {
	case incident.FieldKind:
		p.openService(value)
	case incident.FieldUsers:
		p.openImpact(value)
	case incident.FieldEffect:
		p.openPhase(value)
	default:
		p.put(field, value)
	}
	return true
}

// put sets a field; a second value for it is refused.
func (p *parser) put(field incident.Field, value string) {
	part := p.part(field)
	if part == nil {
		return
	}
	switch {
	case value == "":
	case part.Text(field) != "":
		p.trouble(field, incident.Repeated, value)
	default:
		part.Set(field, value)
	}
	if field == incident.FieldFacility {
		p.service, p.impact, p.phase = nil, nil, nil
	}
}

// part is the open part to which a field belongs; it is opened where the text left that out. It is nil where that would be one too
// many.
func (p *parser) part(field incident.Field) *Texts {
	switch {
	case field < incident.FieldServices:
		return &p.d.Texts
	case field < incident.FieldImpacts:
		if p.service != nil || p.openService("") {
			return &p.service.Texts
		}
	case field < incident.FieldPhases:
		if p.impact != nil || p.openImpact("") {
			return &p.impact.Texts
		}
	case p.phase != nil || p.openPhase(""):
		return &p.phase.Texts
	}
	return nil
}

// trouble is about a field of the parts that are open. The fields stand in the order of the parts that they belong to.
func (p *parser) trouble(name incident.Field, problem incident.Problem, part string) {
	at := incident.Top(name)
	if name > incident.FieldServices && p.service != nil {
		at.Service = int16(len(p.d.Services) - 1)
	}
	if name > incident.FieldImpacts && p.impact != nil {
		at.Impact = int16(len(p.service.Parts) - 1)
	}
	if name > incident.FieldPhases && p.phase != nil {
		at.Phase = int16(len(*p.phases()) - 1)
	}
	p.r.trouble(&at, problem.String(), part)
}
