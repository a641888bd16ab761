package caseline

import "jiko/shared/incident"

// openService opens a service. Like those below, it is false where that would be one too many.
func (p *parser) openService(kind string) bool {
	if len(p.d.Services) == incident.MaxServices {
		return p.tooMany(incident.FieldServices)
	}
	p.service = incident.Grow(&p.d.Services)
	*p.service = DraftService{Kind: kind, Impacts: p.service.Impacts[:0]}
	p.impact, p.phase = nil, nil
	return true
}

// openImpact opens a group of users, of a service that the text left out if need be.
func (p *parser) openImpact(users string) bool {
	if p.service == nil && !p.openService("") {
		return false
	}
	if len(p.service.Impacts) == incident.MaxImpacts {
		return p.tooMany(incident.FieldImpacts)
	}
	p.impact = incident.Grow(&p.service.Impacts)
	*p.impact = DraftImpact{Users: users, Phases: p.impact.Phases[:0]}
	p.phase = nil
	return true
}

// openPhase opens a phase of the open group of users, or of the facility when no service is open.
func (p *parser) openPhase(effect string) bool {
	if p.service != nil && p.impact == nil {
		p.openImpact("") // the first one is never too many
	}
	phases := p.phases()
	if len(*phases) == incident.MaxPhases {
		return p.tooMany(incident.FieldPhases)
	}
	p.phase = incident.Grow(phases)
	*p.phase = DraftPhase{Effect: effect}
	return true
}

// phases are the phases of the open part.
func (p *parser) phases() *[]DraftPhase {
	if p.impact != nil {
		return &p.impact.Phases
	}
	return &p.d.Phases
}

// tooMany ends the reading; it is false.
func (p *parser) tooMany(list incident.Field) bool {
	p.full = true
	p.trouble(list, incident.TooMany, "")
	return false
}
