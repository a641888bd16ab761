package calculator

import (
	"slices"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/shared/law"
	"jiko/shared/severity"
	"jiko/views/ui"
	"jiko/views/words"
)

// The stages on the way to an answer, beside the three answers themselves.
const (
	waiting = "waiting" // something is missing
	problem = "problem" // something was refused
)

// notYet is the answer while an incident goes on that is not severe so far.
const notYet = "not-yet"

// due is yes where that means work and not alarm: of the periodic report.
const due = "due"

// Result is the answer: what it is and why, what is due, and how to take it along.
type Result struct {
	State    ui.Answer
	Headline string
	Reasons  []string
	Until    string    // the instant at which an ongoing incident becomes severe
	Home     string    // where the page stands
	Asks     []ui.Link // what is still to be filled in
	First    bool      // nothing was typed yet: offer examples
	Periodic Line
	Nearest  *Nearest

	Answered    bool
	Duties      []ui.Step
	Conditional []ui.Step
	Calendar    string // address of the calendar file
	Link        string // address of the canonical page
	AsOf        string // until when what goes on is known to have lasted; empty where nothing goes on
	Edition     string
	Filing      ui.Link // leads to the filing that the incident is for; empty while there is none
}

// Line is an answer in one sentence, and on what it hangs.
type Line struct {
	ui.Line
	Reasons []string
}

// teller says what an inquiry answers.
type teller struct {
	w   *words.Catalog
	r   *words.Result
	q   *inquiry.Inquiry
	v   *severity.Verdict
	now civil.Instant
	met map[string]string
}

func tell(in *Input) *teller {
	w := in.words()
	return &teller{w: w, r: &w.Result, q: in.Inquiry, v: &in.Inquiry.Verdict, now: in.Now, met: in.Met}
}

// result makes the answer.
func result(in *Input) Result {
	t := tell(in)
	if !in.Inquiry.Answered {
		return t.unanswered()
	}
	res := Result{
		Answered: true, State: t.state(), Reasons: t.reasons(), Periodic: t.periodic(), Nearest: t.nearest(),
		Duties: t.steps(t.v.Duties), Conditional: t.steps(t.v.Conditional),
		Link: in.Permalink(), AsOf: t.asOf(), Edition: t.edition(),
	}
	res.Headline = t.r.Severe[res.State]
	if res.State == notYet {
		res.State, res.Until = incident.Undetermined.String(), instant(t.firstCrossing())
	}
	if len(res.Duties)+len(res.Conditional) > 0 {
		res.Calendar = in.words().Home + CalendarFile + "?" + in.canonical()
	}
	if address, text := in.filing(); address != "" {
		res.Filing = ui.Link{Text: text, Href: address + "?" + in.canonical()}
	}
	return res
}

// CalendarFile is where the server answers with the calendar file of an incident, under the home of the language.
const CalendarFile = "duties.ics"

// filingForm is where an incident becomes a filing.
const filingForm = "filings/new"

// unanswered says what is needed for an answer.
func (t *teller) unanswered() Result {
	reading := &t.q.Reading
	switch {
	case len(reading.Troubles) > 0:
		return Result{State: problem, Headline: t.r.Refused, Reasons: []string{t.r.RefusedHelp}, Asks: asks(t.w, reading)}
	case len(reading.Understood) > 0 || t.kindChosen():
		return Result{State: waiting, Headline: t.r.StillMissing, Asks: asks(t.w, reading)}
	}
	return Result{State: waiting, Headline: t.r.Waiting, Reasons: []string{t.r.WaitingHelp}, First: true, Home: t.w.Home}
}

// kindChosen tells whether the kind of a service is known.
func (t *teller) kindChosen() bool {
	return slices.ContainsFunc(t.q.Draft.Services, func(s caseline.Part) bool { return s.Text(incident.FieldKind) != "" })
}

// state is the answer, or that the incident goes on and is not severe so far.
func (t *teller) state() string {
	open := t.hangs(filing.SevereReport)
	if t.v.Severe != incident.Undetermined || len(open) == 0 {
		return t.v.Severe.String()
	}
	for _, h := range open {
		if h.Why&^severity.UsersRange != severity.Ongoing || h.Minutes == 0 {
			return t.v.Severe.String()
		}
	}
	return notYet
}

// periodic says whether the periodic report is due, and on what that hangs.
func (t *teller) periodic() Line {
	state := t.v.Periodic.String()
	l := Line{Line: ui.Line{State: state, Text: t.r.Periodic[state]}}
	switch {
	case t.v.Periodic == incident.Yes:
		l.State, l.Text = due, words.Fill(l.Text, "form", t.periodicForm())
	case t.v.Periodic == incident.Undetermined:
		l.Reasons = t.conditions(filing.Periodic)
	case t.v.Severe == incident.Yes && law.SevereExcluded(t.v.Edition.From):
		l.Text = t.r.Excluded
	default:
		l.Reasons = t.leftOut()
	}
	return l
}

// leftOut says why the periodic report takes nothing of the incident; nothing where a bound was held against it.
func (t *teller) leftOut() []string {
	var said []string
	for i := range t.v.PeriodicCriteria {
		f := &t.v.PeriodicCriteria[i]
		if f.LeftOut == severity.TakenIn {
			return nil
		}
		if reason := t.bound(f); !slices.Contains(said, reason) {
			said = append(said, reason)
		}
	}
	return said
}

// periodicForm is the form on which the periodic report is due.
func (t *teller) periodicForm() string {
	last := len(t.v.Duties) - 1 // the periodic report comes last
	return t.r.Forms[t.v.Duties[last].Form.Name()]
}

// instant is an instant for machines; empty for none.
func instant(at civil.Instant) string { return string(at.Append(nil)) }

// asOf says to the minute until when what goes on is known to have lasted: a later look may see another answer.
func (t *teller) asOf() string {
	const perMinute = 60
	if t.v.AsOf == 0 {
		return ""
	}
	return words.Fill(t.r.AsOf, "time", t.r.Moment(t.v.AsOf-t.v.AsOf%perMinute))
}

// edition says which criteria were used.
func (t *teller) edition() string {
	by := t.r.ByDate
	if t.q.Reading.Edition != nil {
		by = t.r.ByChoice
	}
	return words.Fill(t.r.EditionUsed, "edition", t.r.Editions[t.v.Edition.ID].Name, "by", by)
}
