package calculator

import (
	"cmp"
	"slices"
	"strings"

	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/law"
	"jiko/views/ui"
	"jiko/views/words"
)

// steps are the reports that are due.
func (t *teller) steps(duties []filing.Duty) []ui.Step {
	var steps []ui.Step
	for i := range duties {
		steps = append(steps, t.step(&duties[i]))
	}
	return steps
}

func (t *teller) step(d *filing.Duty) ui.Step {
	name := t.r.Duties[d.Report.String()]
	s := ui.Step{When: t.r.Promptly, Name: name.Name, Rule: name.Rule, Source: t.source(&d.Source)}
	if d.Form != filing.NoForm {
		s.Form = t.r.Forms[d.Form.Name()]
	}
	if d.Nominal == 0 {
		s.Left = t.met[d.Report.String()]
		return s
	}
	s.When, s.Date, s.Left = words.Fill(t.r.Due, "date", t.r.Day(d.Due)), string(d.Due.Append(nil)), cmp.Or(t.met[d.Report.String()], t.left(d.Due))
	if d.Due != d.Nominal {
		s.Moved = words.Fill(t.r.Moved, "nominal", t.r.Day(d.Nominal), "why", t.closures(d))
	}
	return s
}

// left is how many days there are to the last day, from today on.
func (t *teller) left(due civil.Date) string {
	switch days := int64(due - t.now.Date()); {
	case days < 0:
		return ""
	case days == 0:
		return t.r.DueToday
	default:
		return words.Fill(t.r.DaysLeft, "n", words.Number(days))
	}
}

// closures are the reasons for which the nominal day and those after it do not count, each once.
func (t *teller) closures(d *filing.Duty) string {
	var whys []string
	for day := d.Nominal; day < d.Due; day++ {
		if why := t.r.Closures[civil.ClosureOf(day).String()]; !slices.Contains(whys, why) {
			whys = append(whys, why)
		}
	}
	return strings.Join(whys, t.r.ListJoin)
}

// source is where a rule stands.
func (t *teller) source(s *law.Source) ui.Source {
	return ui.Source{Text: string(s.Append(nil)), Href: string(s.AppendURL(nil)), Mark: mark(t.r, s.Evidence.String())}
}
