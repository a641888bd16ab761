package caseline

import "jiko/shared/incident"

// openFacility makes the facility the part to which phases belong.
func (p *parser) openFacility() {
	p.service, p.impact, p.phase = nil, nil, nil
	p.at = incident.Top(incident.FieldNone)
}

func (p *parser) openService(kind string) {
	if len(p.d.Services) == incident.MaxServices {
		p.tooMany(incident.Top(incident.FieldServices))
		return
	}
	p.service = incident.Grow(&p.d.Services)
	*p.service = DraftService{Kind: kind, Impacts: p.service.Impacts[:0]}
	p.impact, p.phase = nil, nil
	p.at = incident.Place{Field: incident.FieldNone, Service: int16(len(p.d.Services) - 1), Impact: incident.NoPart, Phase: incident.NoPart}
}

// openImpact opens a group of users, of a service that the text left out if need be.
func (p *parser) openImpact(users string) {
	if p.service == nil {
		p.openService("")
	}
	if p.full {
		return
	}
	p.at.Impact, p.at.Phase = incident.NoPart, incident.NoPart
	if len(p.service.Impacts) == incident.MaxImpacts {
		p.at.Field = incident.FieldImpacts
		p.tooMany(p.at)
		return
	}
	p.impact = incident.Grow(&p.service.Impacts)
	*p.impact = DraftImpact{Users: users, Phases: p.impact.Phases[:0]}
	p.phase = nil
	p.at.Impact = int16(len(p.service.Impacts) - 1)
}

// openPhase opens a phase of the open group of users, or of the facility when no service is open.
func (p *parser) openPhase(effect string) {
	if p.service != nil && p.impact == nil {
		p.openImpact("")
	}
	phases := &p.d.Phases
	if p.impact != nil {
		phases = &p.impact.Phases
	}
	p.at.Phase = incident.NoPart
	if len(*phases) == incident.MaxPhases {
		p.at.Field = incident.FieldPhases
		p.tooMany(p.at)
		return
	}
	p.phase = incident.Grow(phases)
	*p.phase = DraftPhase{Effect: effect}
	p.at.Phase = int16(len(*phases) - 1)
}

func (p *parser) tooMany(at incident.Place) {
	p.full = true
	p.r.trouble(at, incident.TooMany.String(), "")
}
