package incident

import "jiko/shared/civil"

// Ongoing tells whether the phase began and has not ended.
func (p *Phase) Ongoing() bool { return p.From != 0 && p.To == 0 }

// Ongoing tells whether any phase of the group of users goes on.
func (m *Impact) Ongoing() bool { return ongoing(m.Phases) }

// Ongoing tells whether any phase goes on, of a group of users or of the facility.
func (in *Incident) Ongoing() bool {
	for i := range in.Services {
		for j := range in.Services[i].Impacts {
			if in.Services[i].Impacts[j].Ongoing() {
				return true
			}
		}
	}
	return ongoing(in.Phases)
}

func ongoing(phases []Phase) bool {
	for i := range phases {
		if phases[i].Ongoing() {
			return true
		}
	}
	return false
}

// KnownUntil sets the instant up to which what goes on is known to have lasted, unless the incident has one or nothing goes on.
func (in *Incident) KnownUntil(at civil.Instant) {
	if in.AsOf == 0 && in.Ongoing() {
		in.AsOf = at
	}
}
