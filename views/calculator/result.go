package calculator

import (
	"slices"
	"strings"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/shared/law"
	"jiko/shared/quantity"
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
	Edition     string
	Filing      string // address of the form to file it; empty while there is none
}

// Line is an answer in one sentence, and on what it hangs.
type Line struct {
	ui.Line
	Reasons []string
}

// Nearest is the criterion that is closest to being met, and how far it is.
type Nearest struct {
	Bound  string
	Gauges []ui.Gauge
}

// teller says what an inquiry answers.
type teller struct {
	w   *words.Catalog
	r   *words.Result
	q   *inquiry.Inquiry
	v   *severity.Verdict
	now civil.Instant
}

func tell(in *Input) *teller {
	w := in.words()
	return &teller{w: w, r: &w.Result, q: in.Inquiry, v: &in.Inquiry.Verdict, now: in.Now}
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
		Link: in.permalink(), Edition: t.edition(),
	}
	res.Headline = t.r.Severe[res.State]
	if res.State == notYet {
		res.State, res.Until = incident.Undetermined.String(), instant(t.firstCrossing())
	}
	if len(res.Duties)+len(res.Conditional) > 0 {
		res.Calendar = in.words().Home + CalendarFile + "?" + in.canonical()
	}
	if in.Filing {
		res.Filing = in.words().Home + filingForm + "?" + in.canonical()
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
	return slices.ContainsFunc(t.q.Draft.Services, func(s caseline.DraftService) bool { return s.Kind != "" })
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

// hangs are the conditions on which one of the two answers hangs.
func (t *teller) hangs(report filing.Report) []severity.Hang {
	var open []severity.Hang
	for _, h := range t.v.Hangs {
		if h.Report == report {
			open = append(open, h)
		}
	}
	return open
}

// reasons says why the answer is what it is, or on what it hangs.
func (t *teller) reasons() []string {
	switch t.v.Severe {
	case incident.Yes:
		return []string{t.because(&t.v.Criteria[t.v.Nearest])}
	case incident.Undetermined:
		return t.conditions(filing.SevereReport)
	}
	if t.v.Nearest == severity.NoIndex {
		return []string{t.r.NotTested[t.q.Incident.Trigger.String()]}
	}
	f := &t.v.Criteria[t.v.Nearest]
	if f.Service != severity.NoIndex && t.measured(f.Service, f.Impact).Minutes.Max == 0 {
		return []string{t.r.OnlyStops}
	}
	short := t.short(f)
	if short == "" {
		return nil
	}
	return []string{words.Fill(t.r.Nearest, "bound", t.bound(f), "short", short)}
}

// because says which criterion is met, and by what.
func (t *teller) because(f *severity.Finding) string {
	if f.Facility != incident.OrdinaryFacility {
		return words.Fill(t.r.BecauseLost, "bound", t.bound(f))
	}
	m := t.measured(f.Service, f.Impact)
	return words.Fill(t.r.Because, "what", t.what(f.Service, f.Impact), "minutes", t.length(m), "users", t.r.UsersIn(m.Users, t.unit(f)), "bound", t.bound(f))
}

// what names a group of users by its service and area.
func (t *teller) what(service, impact int) string {
	s := &t.q.Incident.Services[service]
	kind, area := t.r.Kinds[s.Kind.String()], s.Impacts[impact].Area
	if area == "" {
		return kind
	}
	return words.Fill(t.r.Of, "what", kind, "area", area)
}

// measured is what the criteria were held against, for one group of users.
func (t *teller) measured(service, impact int) *severity.Measured {
	i := slices.IndexFunc(t.v.Measured, func(m severity.Measured) bool { return m.Service == service && m.Impact == impact })
	return &t.v.Measured[i]
}

// length says how long a group of users was affected.
func (t *teller) length(m *severity.Measured) string {
	if t.goesOn(m) {
		return words.Fill(t.r.SoFar, "v", t.r.Length(m.Minutes.Min))
	}
	return t.r.LengthIn(m.Minutes)
}

// goesOn tells whether what was measured is still going on.
func (t *teller) goesOn(m *severity.Measured) bool {
	phases := t.q.Incident.Services[m.Service].Impacts[m.Impact].Phases
	return m.Minutes.Max == quantity.Unbounded && slices.ContainsFunc(phases, func(p incident.Phase) bool { return p.Ongoing() })
}

// bound says what a criterion asks for.
func (t *teller) bound(f *severity.Finding) string {
	switch {
	case f.Facility != incident.OrdinaryFacility:
		return words.Fill(t.r.LostBound, "what", t.r.Facilities[f.Facility.String()], "minutes", t.r.Length(f.Minutes))
	case f.Trigger == incident.InformationLeak:
		return t.r.LeakBound
	case f.Minutes == 0:
		return words.Fill(t.r.AtLeast, "v", t.r.BoundOf(f.Users))
	case f.Users == 0:
		return words.Fill(t.r.AtLeast, "v", t.r.Length(f.Minutes))
	}
	return words.Fill(t.r.Bound, "minutes", t.r.Length(f.Minutes), "users", t.r.BoundOf(f.Users))
}

// unit is what the number of users of a criterion's group counts.
func (t *teller) unit(f *severity.Finding) quantity.Unit {
	if f.Service == severity.NoIndex {
		return quantity.NoUnit
	}
	return t.q.Incident.Services[f.Service].Impacts[f.Impact].Unit
}

// short says what is missing from a criterion; empty when nothing is.
func (t *teller) short(f *severity.Finding) string {
	var parts []string
	if f.MinutesShort > 0 {
		parts = append(parts, t.r.Length(f.MinutesShort))
	}
	if f.UsersShort > 0 {
		parts = append(parts, t.r.UsersOf(t.unit(f))(f.UsersShort))
	}
	return strings.Join(parts, t.r.And)
}

// conditions says on what an open answer hangs, each condition once.
func (t *teller) conditions(report filing.Report) []string {
	open := t.hangs(report)
	if len(open) == 1 && open[0].Why == severity.SevereUndetermined {
		return []string{words.Fill(t.r.Cond["unless"], "outcome", t.r.Outcome[reportCode(report)])}
	}
	var said []string
	for _, h := range open {
		for _, sentence := range t.condition(&h) {
			if !slices.Contains(said, sentence) {
				said = append(said, sentence)
			}
		}
	}
	return said
}

// plainWhys are the reasons that a condition on time and users says already.
const plainWhys = severity.UsersRange | severity.MinutesRange | severity.Ongoing

// condition says what would have to be so, and why it is not known, where that is not plain.
func (t *teller) condition(h *severity.Hang) []string {
	var said []string
	if h.Why&(severity.ImpactsSummed|severity.ServicesSummed) == 0 && (h.Minutes > 0 || h.Users > 0) {
		said = append(said, t.ifReached(h))
	}
	why := h.Why
	if len(said) > 0 {
		why &^= plainWhys
	}
	for _, w := range whyCodes {
		if why&w.why != 0 {
			said = append(said, t.r.Why[w.code])
		}
	}
	return said
}

// whyCodes are the codes of the reasons in an answer, in their order.
var whyCodes = [...]struct {
	why  severity.Why
	code string
}{
	{severity.UsersRange, "users-range"}, {severity.MinutesRange, "minutes-range"}, {severity.Ongoing, "ongoing"}, {severity.Gap, "gap"},
	{severity.PhasesUntimed, "phases-untimed"}, {severity.ImpactsSummed, "impacts-summed"},
	{severity.ServicesSummed, "services-summed"}, {severity.FacilityUnknown, "facility-unknown"},
	{severity.SevereUndetermined, "severe-undetermined"},
}

func (t *teller) ifReached(h *severity.Hang) string {
	pattern, at := "both", civil.Instant(0)
	if h.Minutes > 0 {
		at = t.crossing(h)
	}
	switch {
	case h.Minutes == 0:
		pattern = "users"
	case at != 0 && h.Users == 0:
		pattern = "until"
	case at != 0:
		pattern = "until-users"
	case h.Users == 0:
		pattern = "minutes"
	}
	return words.Fill(t.r.Cond[pattern], "minutes", t.r.Length(h.Minutes), "users", t.r.BoundOf(h.Users),
		"time", t.r.MomentAfter(at, t.now), "outcome", t.r.Outcome[reportCode(h.Report)])
}

// reportCode is the code of the report that an answer is about.
func reportCode(report filing.Report) string {
	if report == filing.Periodic {
		return "periodic"
	}
	return "severe"
}

// crossing is when the criterion of a condition is reached on time, while the incident goes on.
func (t *teller) crossing(h *severity.Hang) civil.Instant {
	for _, list := range [...][]severity.Finding{t.v.Criteria, t.v.PeriodicCriteria} {
		for _, f := range list {
			if f.Service == h.Service && f.Impact == h.Impact && f.Minutes == h.Minutes && f.Crosses > t.now {
				return f.Crosses
			}
		}
	}
	return 0
}

// firstCrossing is when an ongoing incident becomes severe, if the number of users is known to suffice.
func (t *teller) firstCrossing() civil.Instant {
	first := civil.Instant(0)
	for _, h := range t.hangs(filing.SevereReport) {
		if at := t.crossing(&h); h.Users == 0 && at != 0 && (first == 0 || at < first) {
			first = at
		}
	}
	return first
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
	}
	return l
}

// periodicForm is the form on which the periodic report is due.
func (t *teller) periodicForm() string {
	last := len(t.v.Duties) - 1 // the periodic report comes last
	return t.r.Forms[t.v.Duties[last].Form.Name()]
}

// nearest shows how far the nearest criterion is, while it is not met.
func (t *teller) nearest() *Nearest {
	if t.v.Nearest == severity.NoIndex || t.v.Severe == incident.Yes {
		return nil
	}
	f := &t.v.Criteria[t.v.Nearest]
	n := &Nearest{Bound: t.bound(f)}
	if f.Service == severity.NoIndex {
		n.Gauges = append(n.Gauges, t.gauge(t.r.Time, "", t.minutesSide(f)))
		return n
	}
	m := t.measured(f.Service, f.Impact)
	n.Gauges = append(n.Gauges, t.gauge(t.r.Time, t.length(m), t.minutesSide(f)), t.gauge(t.r.People, t.r.UsersIn(m.Users, t.unit(f)), t.usersSide(f)))
	return n
}

// side is one side of a criterion: its bound, and what is missing from it.
type side struct {
	bound, short int64
	say          func(int64) string
	unknown      bool // nothing is known of the number
	crosses      civil.Instant
}

func (t *teller) minutesSide(f *severity.Finding) side {
	return side{f.Minutes, f.MinutesShort, t.r.Length, f.MinutesShort == f.Minutes && f.Crosses == 0, f.Crosses}
}

func (t *teller) usersSide(f *severity.Finding) side {
	return side{f.Users, f.UsersShort, t.r.UsersOf(t.unit(f)), f.UsersShort >= f.Users-1, 0}
}

// word says how far the side is.
func (t *teller) word(s side) string {
	switch {
	case s.short == 0:
		return t.r.Reached
	case s.unknown:
		return words.Fill(t.r.OpenFrom, "v", s.say(s.bound))
	}
	return words.Fill(t.r.Short, "v", s.say(s.short))
}

// gauge shows how far one side of a criterion is.
func (t *teller) gauge(label, value string, s side) ui.Gauge {
	g := ui.Gauge{Label: label, Value: value, State: incident.Yes.String(), Percent: s.share(), Word: t.word(s)}
	if s.short > 0 {
		g.State = incident.No.String()
	}
	if s.crosses > t.now {
		g.More = words.Fill(t.r.Crosses, "time", t.r.MomentAfter(s.crosses, t.now))
	}
	return g
}

// share is how much of the bound is reached, in whole percent.
func (s side) share() int64 { return (s.bound - s.short) * 100 / s.bound }

// instant is an instant for machines; empty for none.
func instant(at civil.Instant) string { return string(at.Append(nil)) }

// edition says which criteria were used.
func (t *teller) edition() string {
	by := t.r.ByDate
	if t.q.Reading.Edition != nil {
		by = t.r.ByChoice
	}
	return words.Fill(t.r.EditionUsed, "edition", t.r.Editions[t.v.Edition.ID].Name, "by", by)
}

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
		return s
	}
	s.When, s.Date, s.Left = words.Fill(t.r.Due, "date", t.r.Day(d.Due)), string(d.Due.Append(nil)), t.left(d.Due)
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
