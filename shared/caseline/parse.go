package caseline

import (
	"strings"

	"jiko/shared/incident"
)

// Parse takes a query string apart into the draft. Unknown and repeated keys are troubles; do=, which the buttons of the
// page without JavaScript send, is passed over.
func (d *Draft) Parse(query string, r *Reading) { d.ParseUnescaped(string(Unescape([]byte(query))), r) }

// ParseUnescaped is Parse for a text that went through Unescape. The draft refers to the text.
func (d *Draft) ParseUnescaped(text string, r *Reading) {
	d.reset()
	p := parser{d: d, r: r}
	for len(text) > 0 {
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
	at      incident.Place // of the open part
	full    bool           // a limit was passed: the rest is not read
}

func (p *parser) pair(pair string) {
	key, value := pair, ""
	if i := strings.IndexByte(pair, '='); i >= 0 {
		key, value = pair[:i], strings.TrimSpace(pair[i+1:])
	}
	if key == "" || key == "do" || p.full {
		return
	}
	if len(strings.TrimRight(key[1:], "0123456789")) > 0 {
		p.r.trouble(incident.Top(incident.FieldNone), incident.UnknownField.String(), key)
		return
	}
	p.set(key[0], value, key)
}

func (p *parser) set(letter byte, value, key string) {
	d := p.d
	switch letter {
	case 'v':
		p.once(&d.Version, value, incident.FieldVersion)
	case 't':
		p.once(&d.Occurred, value, incident.FieldOccurred)
	case 'x':
		p.once(&d.Trigger, value, incident.FieldTrigger)
	case 'g':
		p.once(&d.Equipment, value, incident.FieldEquipment)
	case 'l':
		p.once(&d.AllTrafficLost, value, incident.FieldAllTrafficLost)
	case 'c':
		p.once(&d.Edition, value, incident.FieldEdition)
	case 'f':
		p.once(&d.Facility, value, incident.FieldFacility)
		p.openFacility()
	case 'k':
		p.openService(value)
	case 'u':
		p.openImpact(value)
	case 'e':
		p.openPhase(value)
	case 'y', 'a', 'd', 'b', 'n', 'm':
		p.setInPart(letter, value)
	default:
		p.r.trouble(incident.Top(incident.FieldNone), incident.UnknownField.String(), key)
	}
}

// once sets a field of the incident itself.
func (p *parser) once(field *string, value string, name incident.Field) {
	if *field != "" && value != "" {
		p.r.trouble(incident.Top(name), incident.Repeated.String(), value)
		return
	}
	if value != "" {
		*field = value
	}
}

// setInPart sets a field of the part that is open, and opens one where the text left that out.
func (p *parser) setInPart(letter byte, value string) {
	switch letter {
	case 'y':
		p.setInService(value)
	case 'a':
		p.setInImpact(value)
	default:
		p.setInPhase(letter, value)
	}
}

func (p *parser) setInService(value string) {
	if p.service == nil {
		p.openService("")
	}
	if !p.full {
		p.part(&p.service.AdditionalFunction, value, incident.FieldAdditionalFunction)
	}
}

func (p *parser) setInImpact(value string) {
	if p.impact == nil {
		p.openImpact("")
	}
	if !p.full {
		p.part(&p.impact.Area, value, incident.FieldArea)
	}
}

func (p *parser) setInPhase(letter byte, value string) {
	if p.phase == nil {
		p.openPhase("")
	}
	if p.full {
		return
	}
	switch letter {
	case 'd':
		p.part(&p.phase.End, value, incident.FieldEnd)
	case 'b':
		p.part(&p.phase.Began, value, incident.FieldFrom)
	case 'n':
		p.part(&p.phase.Ended, value, incident.FieldTo)
	case 'm':
		p.part(&p.phase.Length, value, incident.FieldMinutes)
	}
}

// part sets a field of the open part; a second value for it is refused.
func (p *parser) part(field *string, value string, name incident.Field) {
	if *field != "" && value != "" {
		at := p.at
		at.Field = name
		p.r.trouble(at, incident.Repeated.String(), value)
		return
	}
	if value != "" {
		*field = value
	}
}
