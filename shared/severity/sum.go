package severity

import (
	"jiko/shared/incident"
	"jiko/shared/law"
)

// addUp holds each category of which there is more than one group against the criteria, in the most generous reading: all users
// together, for as long as any of them was touched.
func (b *bench) addUp() {
	if len(b.in.Services) == 1 && len(b.in.Services[0].Impacts) == 1 {
		return // there is nothing to add up
	}
	for i, category := range b.edition.Rows {
		g := group{service: NoIndex, impact: NoIndex, category: category, row: uint8(i + 1)}
		if b.sum(&g); g.groups > 1 {
			b.hold(&g, &b.sums)
		}
	}
}

// sum measures all groups of a category: first the union of all phases that have their place in time, then the others.
func (b *bench) sum(g *group) {
	var s sweep
	for b.look(&s, g.category); s.take(); b.look(&s, g.category) {
	}
	s.measure(&g.measure)
	for i := range b.in.Services {
		if s := &b.in.Services[i]; b.takes(g.category, s) {
			groups := g.groups
			for j := range s.Impacts {
				b.add(g, &s.Impacts[j])
			}
			if g.groups > groups {
				g.services++
			}
		}
	}
}

func (b *bench) look(s *sweep, category law.Category) {
	for i := range b.in.Services {
		if service := &b.in.Services[i]; b.takes(category, service) {
			for j := range service.Impacts {
				s.look(&b.gauge, service.Impacts[j].Phases)
			}
		}
	}
}

// takes tells whether a service is one of the category that the criteria do not leave out.
func (b *bench) takes(category law.Category, s *incident.Service) bool {
	of, _ := b.edition.CategoryOf(s.Kind)
	return of == category && !b.leftOut(s)
}

// add adds the users of a group, and its phases without a place in time, if one of its phases counts.
func (b *bench) add(g *group, m *incident.Impact) {
	if b.gauge.addUntimed(&g.measure, m.Phases) {
		g.groups++
		g.users = g.users.Add(m.Users)
	}
}
