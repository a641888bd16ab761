package calculator

import (
	"slices"
	"strconv"

	"jiko/shared/incident"
	"jiko/views/words"
)

// Figures are the numbers in the head of the sheet of an incident (別紙): the stretches of all groups of users one after the other, and
// how many users each group has. There must be an answer.
type Figures struct {
	Occurred       string
	Lengths, Users []string // numbered where there are several
	Areas          []string
	Categories     string
}

// FiguresOf are the figures of the incident.
func FiguresOf(in *Input) Figures {
	t := tell(in)
	f := Figures{Occurred: t.occurred(), Categories: t.categories(t.v.Edition)}
	for i := range t.q.Incident.Services {
		for j := range t.q.Incident.Services[i].Impacts {
			m := &t.q.Incident.Services[i].Impacts[j]
			f.Users = append(f.Users, t.r.UsersIn(m.Users, m.Unit))
			if m.Area != "" {
				f.Areas = append(f.Areas, m.Area)
			}
			f.Lengths = append(f.Lengths, t.lengths(m.Phases)...)
		}
	}
	f.Lengths = append(f.Lengths, t.lengths(t.q.Incident.Phases)...)
	number(f.Lengths)
	number(f.Users)
	return f
}

// lengths are how long each phase lasted, and what it was where that is not the same for all of a group.
func (t *teller) lengths(phases []incident.Phase) []string {
	mixed := slices.ContainsFunc(phases, func(p incident.Phase) bool { return p.Effect != phases[0].Effect })
	var all []string
	for i := range phases {
		said := t.figure(&phases[i])
		if mixed || phases[i].Effect != incident.Stop {
			said = t.r.Facts[phases[i].Effect.String()] + t.r.Space + said
		}
		all = append(all, said)
	}
	return all
}

// figure is how long a phase lasted, without from when to when if that is known.
func (t *teller) figure(p *incident.Phase) string {
	if !p.Timed() || p.Ongoing() {
		return t.stretch(p)
	}
	return t.lasted(p)
}

// number puts ①, ② and so on before the lines, where there are several; beyond ⑳ there are no such signs.
func number(lines []string) {
	const circled, last = '①', 20
	if len(lines) < 2 {
		return
	}
	for i := range lines {
		sign := words.Fill("({n}) ", "n", strconv.Itoa(i+1))
		if i < last {
			sign = string(rune(circled + i))
		}
		lines[i] = sign + lines[i]
	}
}
