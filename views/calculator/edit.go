package calculator

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jiko/shared/caseline"
	"jiko/shared/incident"
)

// The values of the key do, by which a form without JavaScript asks for another part or one less. Indices follow a colon:
// remove-phase:0.1.2 takes the third phase from the second group of users of the first service.
const (
	Submit        = "judge"
	addService    = "add-service"
	addImpact     = "add-impact"
	addPhase      = "add-phase"
	removeService = "remove-service"
	removeImpact  = "remove-impact"
	removePhase   = "remove-phase"
)

// Edit makes the change that a button of the form asked for with do= in a query string. It gives the new query string and the
// id of the part to go to; false where nothing was asked, or something that is not there.
func Edit(query string) (edited, id string, ok bool) {
	values, _ := url.ParseQuery(query) // pairs that cannot be read are dropped by Parse below as well
	action, rest, _ := strings.Cut(values.Get("do"), ":")
	at, ok := indices(rest)
	if !ok {
		return "", "", false
	}
	var d caseline.Draft
	d.Parse(query, new(caseline.Reading))
	if id, ok = change(&d, action, at); !ok {
		return "", "", false
	}
	return Query(&d), id, true
}

func indices(s string) ([]int, bool) {
	var at []int
	if s == "" {
		return nil, true
	}
	for _, part := range strings.Split(s, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return nil, false
		}
		at = append(at, n)
	}
	return at, true
}

// change edits the draft, and gives the id of the part to go to.
func change(d *caseline.Draft, action string, at []int) (string, bool) {
	switch action {
	case addService:
		if len(at) != 0 {
			return "", false
		}
		d.Services = append(d.Services, caseline.Part{Parts: []caseline.Part{{Parts: lastPhases(d)}}})
		return path(len(d.Services) - 1), true
	case removeService:
		if len(at) != 1 || !within(d.Services, at[0]) {
			return "", false
		}
		d.Services = slices.Delete(d.Services, at[0], at[0]+1)
		return path(max(0, at[0]-1)), true
	}
	if len(at) == 0 || !within(d.Services, at[0]) {
		return "", false
	}
	return changeService(&d.Services[at[0]], action, at)
}

func changeService(s *caseline.Part, action string, at []int) (string, bool) {
	switch action {
	case addImpact:
		if len(at) != 1 || len(s.Parts) == 0 {
			return "", false
		}
		s.Parts = append(s.Parts, caseline.Part{Parts: slices.Clone(s.Parts[len(s.Parts)-1].Parts)})
		return path(at[0], len(s.Parts)-1), true
	case removeImpact:
		if len(at) != 2 || !within(s.Parts, at[1]) {
			return "", false
		}
		s.Parts = slices.Delete(s.Parts, at[1], at[1]+1)
		return path(at[0], max(0, at[1]-1)), true
	}
	if len(at) < 2 || !within(s.Parts, at[1]) {
		return "", false
	}
	return changeImpact(&s.Parts[at[1]], action, at)
}

func changeImpact(m *caseline.Part, action string, at []int) (string, bool) {
	switch {
	case action == addPhase && len(at) == 2:
		// Another stretch is asked for its end: one that goes on would change the answer before anything is typed.
		var p caseline.Part
		p.Set(incident.FieldEffect, incident.Stop.String())
		p.Set(incident.FieldEnd, caseline.EndUntil)
		m.Parts = append(m.Parts, p)
		return path(at[0], at[1], len(m.Parts)-1), true
	case action == removePhase && len(at) == 3 && within(m.Parts, at[2]):
		m.Parts = slices.Delete(m.Parts, at[2], at[2]+1)
		return path(at[0], at[1], max(0, at[2]-1)), true
	}
	return "", false
}

// lastPhases are the phases typed last: another service most often fell with the one before it.
func lastPhases(d *caseline.Draft) []caseline.Part {
	if len(d.Services) == 0 {
		return nil
	}
	impacts := d.Services[len(d.Services)-1].Parts
	if len(impacts) == 0 {
		return nil
	}
	return slices.Clone(impacts[len(impacts)-1].Parts)
}

// within tells whether there is a part with that index.
func within[T any](parts []T, i int) bool { return i < len(parts) }

// path is the path of a part: services[0].impacts[1].phases[2].
func path(at ...int) string {
	names := [...]string{"services", ".impacts", ".phases"}
	var b strings.Builder
	for i, n := range at {
		b.WriteString(names[i] + "[" + strconv.Itoa(n) + "]")
	}
	return b.String()
}
