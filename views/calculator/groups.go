package calculator

import (
	"slices"
	"strconv"
	"strings"

	"jiko/shared/severity"
	"jiko/views/words"
)

// group is a group of users, by its places in the incident; a sum of several has none.
type group struct{ service, impact int }

// sentences are said once each, with the groups of users that they are about.
type sentences []sentence

type sentence struct {
	text string
	of   []group
}

// add says that a sentence holds for a group.
func (s *sentences) add(text string, of group) {
	i := slices.IndexFunc(*s, func(other sentence) bool { return other.text == text })
	if i < 0 {
		*s, i = append(*s, sentence{text: text}), len(*s)
	}
	if said := &(*s)[i]; !slices.Contains(said.of, of) {
		said.of = append(said.of, of)
	}
}

// named says of which groups of users a sentence holds, where it is not all of them, nor a sum.
func (t *teller) named(text string, of ...group) string {
	if len(of) == t.groups() || slices.ContainsFunc(of, func(g group) bool { return g.service == severity.NoIndex || g.impact == severity.NoIndex }) {
		return text
	}
	var names []string
	for service := range t.q.Incident.Services {
		if name := t.nameOf(service, of); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, t.r.ListJoin) + t.r.Colon + text
}

// nameOf names those of the groups that belong to a service; empty when none does.
func (t *teller) nameOf(service int, of []group) string {
	var areas []string
	found := false
	for impact := range t.q.Incident.Services[service].Impacts {
		if !slices.Contains(of, group{service, impact}) {
			continue
		}
		found = true
		if area := t.area(service, impact); area != "" {
			areas = append(areas, area)
		}
	}
	if !found {
		return ""
	}
	return t.kindIn(service, strings.Join(areas, t.r.ListJoin))
}

// area names a group among those of its service: by its area, or else by its number; empty where it is alone and has none.
func (t *teller) area(service, impact int) string {
	impacts := t.q.Incident.Services[service].Impacts
	if area := impacts[impact].Area; area != "" || len(impacts) == 1 {
		return area
	}
	return strconv.Itoa(impact + 1)
}

// kindIn names a service, in an area where there is one.
func (t *teller) kindIn(service int, area string) string {
	kind := t.r.Kinds[t.q.Incident.Services[service].Kind.String()]
	if area == "" {
		return kind
	}
	return words.Fill(t.r.Of, "what", kind, "area", area)
}

// groups counts the groups of users.
func (t *teller) groups() int {
	n := 0
	for _, s := range t.q.Incident.Services {
		n += len(s.Impacts)
	}
	return n
}
