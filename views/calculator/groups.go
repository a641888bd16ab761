package calculator

import (
	"slices"
	"strings"

	"jiko/shared/severity"
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
	var names []string
	for _, g := range of {
		if g.service == severity.NoIndex || g.impact == severity.NoIndex {
			return text
		}
		if name := t.what(g.service, g.impact); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(of) == t.groups() {
		return text
	}
	return strings.Join(names, t.r.ListJoin) + t.r.Colon + text
}

// groups counts the groups of users.
func (t *teller) groups() int {
	n := 0
	for _, s := range t.q.Incident.Services {
		n += len(s.Impacts)
	}
	return n
}
