package filing

import (
	"slices"
	"strconv"
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// StepControl is the control that says which step a form shows.
const StepControl = "step"

// What the buttons ask for that lead to a step, before its name.
const (
	Show = "show:" // shows it
	Mend = "mend:" // shows it with what is wrong
)

// StepNamed is the place of a step among Steps, the first one for a name that none has.
func StepNamed(name string) int {
	return max(0, slices.IndexFunc(Steps, func(s Step) bool { return s.Name == name }))
}

// Step is the step to which the button leads that was pressed: where it leads to none, the one that was shown.
func (d Draft) Step() int {
	verb, rest, _ := strings.Cut(d.Get("do"), ":")
	list, _, _ := strings.Cut(rest, ":")
	switch {
	case verb == Attach:
		return stepOf(Attachments)
	case verb+":" == Show, verb+":" == Mend:
		return StepNamed(rest)
	case listOf(list) != nil:
		return stepOf(list)
	default:
		return StepNamed(d.Get(StepControl))
	}
}

// stepOf is the step that asks for what has that name, less than 0 for what the form does not ask for.
func stepOf(name string) int {
	before, _, _ := strings.Cut(name, "[")
	if name == FileControl {
		before = Attachments
	}
	return slices.IndexFunc(Steps, func(s Step) bool {
		return slices.ContainsFunc(s.Sections, func(s Section) bool { return s.asks(before) })
	})
}

// place is the step, and the id of the part of it, that a problem with a name is about. What the form does not ask for is of the incident.
func place(p Problem) (step int, id string) {
	if step = stepOf(p.Name); step < 0 {
		return 0, "incident"
	}
	return step, ID(p.Name)
}

// Refuse tells what is wrong, on the first step where something is. What is about no step is told on the one that is shown.
func (in *FormInput) Refuse(problems []Problem) {
	in.Problems = problems
	var steps []int
	for _, p := range problems {
		if p.Name != "" {
			step, _ := place(p)
			steps = append(steps, step)
		}
	}
	if len(steps) > 0 {
		in.Step = slices.Min(steps)
	}
}

// stepID is the id of the heading of a step.
func stepID(at int) string {
	if at == len(Steps) {
		return "step-" + Check
	}
	return "step-" + Steps[at].Name
}

// stepName is what a step is called.
func (in *FormInput) stepName(at int) string {
	w := &in.Words().Steps
	if at == len(Steps) {
		return w.Check
	}
	return w.Names[Steps[at].Name]
}

// heading is the heading of a step.
func (in *FormInput) heading(at int) string {
	if at == len(Steps) {
		return in.Words().Filing.CheckTitle
	}
	return in.stepName(at)
}

// stepTitle is the title of the page of a step.
func (in *FormInput) stepTitle(at int) string {
	return words.Fill(in.Words().Steps.Title, "n", strconv.Itoa(at+1), "of", strconv.Itoa(len(Steps)+1), "step", in.heading(at), "title", in.title())
}

// submit is a button that shows the form again, at the part with that id.
func (in *FormInput) submit(do, id, text string) ui.Submit {
	return ui.Submit{Do: do, Text: text, Action: in.action() + "#" + id, Class: "quiet"}
}

// remove is the button that takes a row of a list away.
func (in *FormInput) remove(l *list, r rowOf) ui.Submit {
	made := in.submit(r.Remove, l.ID, in.Words().Form.Remove)
	made.About = r.Title
	return made
}

// show is a button that leads to a step.
func (in *FormInput) show(at int, text string) ui.Submit {
	do := Check
	if at < len(Steps) {
		do = Show + Steps[at].Name
	}
	return in.submit(do, stepID(at), text)
}

// stage is the button of a step in the way through all of them.
func (in *FormInput) stage(at int) ui.Submit {
	made := in.show(at, in.stepName(at))
	made.Class = "stage"
	return made
}

// onward is the button that leads to the next step.
func (in *FormInput) onward() ui.Submit {
	text := in.Words().Steps.Next
	if in.Step+1 == len(Steps) {
		text = in.Words().Filing.Check
	}
	made := in.show(in.Step+1, text)
	made.Class = "button"
	return made
}

// enter is onward as the enter key presses it.
func (in *FormInput) enter() ui.Submit {
	made := in.onward()
	made.Class, made.First = "unseen first", true
	return made
}

// carried are the values of the steps that are not shown.
func (in *FormInput) carried() []ui.Hidden {
	var all []ui.Hidden
	for i, s := range Steps {
		if i != in.Step {
			all = append(all, hidden(in.Draft, s.Sections)...)
		}
	}
	return all
}

// attaches tells whether the step that is shown takes files.
func (in *FormInput) attaches() bool { return in.Step == stepOf(Attachments) }

// scripts are those of the step that is shown.
func (in *FormInput) scripts() []string {
	if in.attaches() {
		return []string{"attach.js", "desk.js"}
	}
	return []string{"desk.js"}
}

// answers are what was filled in, with the buttons that lead to where it can be changed.
func (in *FormInput) answers() []answers {
	w := in.Words()
	all := read(w, in.Draft, in.files())
	for i := range all {
		change := in.show(all[i].step, w.Steps.Change)
		change.About = all[i].Title
		all[i].Change = &change
	}
	return all
}
