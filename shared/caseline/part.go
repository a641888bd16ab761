package caseline

import "jiko/shared/incident"

// openService opens a service. Like those below, it is false where that would be one too many.
func (p *parser) openService(kind string) bool {
	p.impact, p.phase = nil, nil
	return p.open(&p.service, &p.d.Services, incident.MaxServices, incident.FieldKind, kind)
}

// openImpact opens a group of users, of a service that the text left out if need be.
func (p *parser) openImpact(users string) bool {
	if p.service == nil && !p.openService("") {
		return false
	}
	p.phase = nil
	return p.open(&p.impact, &p.service.Parts, incident.MaxImpacts, incident.FieldUsers, users)
}

// openPhase opens a phase of the open group of users, or of the facility when no service is open.
func (p *parser) openPhase(effect string) bool {
	if p.service != nil && p.impact == nil {
		p.openImpact("") // the first one is never too many
	}
	return p.open(&p.phase, p.phases(), incident.MaxPhases, incident.FieldEffect, effect)
}

// open adds a part to a list and opens it, with the text of its first field. Where the list is full it ends the reading, and is false.
func (p *parser) open(opened **Part, list *[]Part, most int, first incident.Field, text string) bool {
	if len(*list) == most {
		p.full = true
		p.trouble(first-1, incident.TooMany, "") // the list stands before what belongs to its parts
		return false
	}
	added := incident.Grow(list)
	*added = Part{Parts: added.Parts[:0]}
	added.Set(first, text)
	*opened = added
	return true
}

// phases are the phases of the open group of users, or of the facility.
func (p *parser) phases() *[]Part {
	if p.impact != nil {
		return &p.impact.Parts
	}
	return &p.d.Phases
}
