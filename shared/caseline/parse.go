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
	service *DraftService
	impact  *DraftImpact
	phase   *DraftPhase
	full    bool // a limit was passed: the rest is not read
}

func (p *parser) pair(pair string) {
	key, value := pair, ""
	if i := strings.IndexByte(pair, '='); i >= 0 {
		key, value = pair[:i], trim(pair[i+1:])
	}
	switch {
	case key == "" || key == "do":
	case !isLetter(key) || !p.set(key[0], value):
		at := incident.Top(incident.FieldNone)
		p.r.trouble(&at, incident.UnknownField.String(), key)
	}
}

// isLetter tells whether a key is one letter, with a number behind it or not.
func isLetter(key string) bool {
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

// set takes a pair, and opens the parts that it belongs to where the text left that out. It is false for a letter that is no key.
func (p *parser) set(letter byte, value string) bool {
	d := p.d
	switch letter {
	case 'v':
		p.put(&d.Version, value, incident.FieldVersion)
	case 't':
		p.put(&d.Occurred, value, incident.FieldOccurred)
	case 'x':
		p.put(&d.Trigger, value, incident.FieldTrigger)
	case 'g':
		p.put(&d.Equipment, value, incident.FieldEquipment)
	case 'l':
		p.put(&d.AllTrafficLost, value, incident.FieldAllTrafficLost)
	case 'c':
		p.put(&d.Edition, value, incident.FieldEdition)
	case 'f':
		p.put(&d.Facility, value, incident.FieldFacility)
		p.service, p.impact, p.phase = nil, nil, nil
	default:
		return p.setInPart(letter, value)
	}
	return true
}

func (p *parser) setInPart(letter byte, value string) bool {
	switch letter {
	case 'k':
		p.openService(value)
	case 'y':
		if p.service != nil || p.openService("") {
			p.put(&p.service.AdditionalFunction, value, incident.FieldAdditionalFunction)
		}
	case 'u':
		p.openImpact(value)
	case 'a':
		if p.impact != nil || p.openImpact("") {
			p.put(&p.impact.Area, value, incident.FieldArea)
		}
	case 'e':
		p.openPhase(value)
	case 'd', 'b', 'n', 'm':
		if p.phase != nil || p.openPhase("") {
			p.setInPhase(letter, value)
		}
	default:
		return false
	}
	return true
}

func (p *parser) setInPhase(letter byte, value string) {
	switch letter {
	case 'd':
		p.put(&p.phase.End, value, incident.FieldEnd)
	case 'b':
		p.put(&p.phase.Began, value, incident.FieldFrom)
	case 'n':
		p.put(&p.phase.Ended, value, incident.FieldTo)
	case 'm':
		p.put(&p.phase.Length, value, incident.FieldMinutes)
	}
}

// put sets a field; a second value for it is refused.
func (p *parser) put(field *string, value string, name incident.Field) {
	switch {
	case value == "":
	case *field != "":
		p.trouble(name, incident.Repeated, value)
	default:
		*field = value
	}
}

// trouble is about a field of the parts that are open. The fields stand in the order of the parts that they belong to.
func (p *parser) trouble(name incident.Field, problem incident.Problem, part string) {
	at := incident.Top(name)
	if name > incident.FieldServices && p.service != nil {
		at.Service = int16(len(p.d.Services) - 1)
	}
	if name > incident.FieldImpacts && p.impact != nil {
		at.Impact = int16(len(p.service.Impacts) - 1)
	}
	if name > incident.FieldPhases && p.phase != nil {
		at.Phase = int16(len(*p.phases()) - 1)
	}
	p.r.trouble(&at, problem.String(), part)
}
