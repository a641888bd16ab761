package calculator

import (
	"slices"
	"strconv"
	"strings"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/views/ui"
	"jiko/views/words"
)

// Form is what stands in the form: what was typed, what of it was understood, and what is wrong with it. The order of its parts
// is the order of the query string's grammar (shared/caseline).
type Form struct {
	Summary   ui.Summary
	Occurred  ui.Field
	Services  []Service
	Special   Special
	Templates Templates
}

// Service is what is asked about a service.
type Service struct {
	Path, Title    string
	Remove         string
	Kind           ui.Choices
	Additional     ui.Option
	Impacts        []Impact
	AddImpact      string
	AdditionalOpen bool
}

// Impact is what is asked about a group of users.
type Impact struct {
	Path, Title string
	Remove      string
	Users, Area ui.Field
	Phases      []Phase
	AddPhase    string
}

// Phase is what is asked about a stretch of time.
type Phase struct {
	Path, Title       string
	Remove            string
	Effect            *ui.Choices // nil for a facility, where only a stop counts
	End               ui.Choices
	From, To, Minutes ui.Field
	FromOpen          bool
}

// Special is what is asked only when it matters.
type Special struct {
	Open                               bool
	Trigger, Facility, Lost, Equipment ui.Choices
	Phases                             []Phase
	Edition                            ui.Select
}

// Templates are the parts that the browser adds, with places in braces where an index goes.
type Templates struct {
	Service Service
	Impact  Impact
	Phase   Phase
}

// asker makes the parts of a form.
type asker struct {
	w     *words.Catalog
	reads map[string]string // by path: what was understood
	wrong map[string]string // by path: why it was refused
	group int               // number of the last group of radio buttons, which keeps the groups apart
}

// form makes the form from what was typed.
func form(in *Input) Form {
	q := in.Inquiry
	a := asker{w: in.words(), reads: reads(in), wrong: wrongs(in)}
	d := &q.Draft
	f := Form{Summary: summary(in), Occurred: a.occurred(d.Text(incident.FieldOccurred))}
	services := d.Services
	if len(services) == 0 {
		services = []caseline.Part{{}}
	}
	for i := range services {
		f.Services = append(f.Services, a.service(&services[i], strconv.Itoa(i)))
	}
	f.Special = a.special(d)
	f.Templates = a.templates()
	return f
}

// reads are the words for what was understood, by path.
func reads(in *Input) map[string]string {
	r := &in.words().Result
	said := map[string]string{}
	for _, u := range in.Inquiry.Reading.Understood {
		said[string(u.Place.Append(nil))] = read(r, in.Inquiry, &u, in.Now)
	}
	return said
}

// read says what a value was understood as.
func read(r *words.Result, q *inquiry.Inquiry, u *caseline.Understood, now civil.Instant) string {
	switch {
	case u.At != 0:
		return readMoment(r, u, now)
	case u.Place.Field == incident.FieldMinutes:
		return r.LengthRead(u.Quantity)
	}
	unit := quantity.NoUnit
	if q.Answered {
		unit = q.Incident.Services[u.Place.Service].Impacts[u.Place.Impact].Unit
	}
	return r.UsersRead(u.Quantity, unit)
}

// readMoment says what a moment was understood as. One that has not come yet may be meant, and may be a slip: 1:00 as the end of what
// began at 2:10 is that of the next day.
func readMoment(r *words.Result, u *caseline.Understood, now civil.Instant) string {
	said := r.Moment(u.At)
	if u.Approx {
		said = words.Fill(r.Approx, "v", said)
	}
	if u.At > now {
		said = words.Fill(r.Ahead, "v", said)
	}
	return said
}

// wrongs are the words for what was refused, by path; what is missing is wrong only once the form was sent.
func wrongs(in *Input) map[string]string {
	r := &in.words().Result
	said := map[string]string{}
	for _, t := range in.Inquiry.Reading.Troubles {
		said[string(t.Place.Append(nil))] = refusal(r, &t)
	}
	if in.submitted() {
		for _, at := range in.Inquiry.Reading.Missing {
			said[string(at.Append(nil))] = r.Problems[incident.Required.String()]
		}
	}
	return said
}

// refusal says why a value was refused.
func refusal(r *words.Result, t *caseline.Trouble) string {
	sentence, known := r.Problems[t.Code]
	if !known {
		sentence = r.Problems[incident.Malformed.String()]
	}
	return words.Fill(sentence, "part", t.Part)
}

// summary lists what is wrong with a form that was sent.
func summary(in *Input) ui.Summary {
	w := in.words()
	reading := &in.Inquiry.Reading
	s := ui.Summary{Title: w.Result.ProblemsTitle}
	if !in.submitted() && len(reading.Troubles) == 0 {
		return s
	}
	if len(reading.Troubles) == 0 {
		s.Title = w.Result.MissingTitle
	}
	s.Items = asks(w, reading)
	return s
}

// asks leads to every field that is refused or missing.
func asks(w *words.Catalog, reading *caseline.Reading) []ui.Link {
	var links []ui.Link
	r := &w.Result
	for _, t := range reading.Troubles {
		links = append(links, ui.Link{Text: fieldName(r, t.Place) + r.Colon + refusal(r, &t), Href: anchor(t.Place)})
	}
	for _, at := range reading.Missing {
		links = append(links, ui.Link{Text: words.Fill(r.FillIn, "field", fieldName(r, at)), Href: anchor(at)})
	}
	return links
}

// fieldName is what a field is called, with the number of its part where it is not in the first one.
func fieldName(r *words.Result, at incident.Place) string {
	field := string(at.Append(nil))
	field = field[strings.LastIndexByte(field, '.')+1:]
	name, known := r.Fields[field]
	if !known {
		name = field
	}
	if n := max(at.Service, at.Impact, at.Phase); n > 0 {
		return words.Fill(r.PartOf, "field", name, "n", strconv.Itoa(int(n)+1))
	}
	return name
}

// anchor leads to a field by its path; what belongs to no field leads to the form.
func anchor(at incident.Place) string {
	switch at {
	case incident.Top(incident.FieldNone), incident.Top(incident.FieldVersion):
		return "#form"
	}
	return "#" + string(at.Append(nil))
}

// occurred asks when the incident began.
func (a *asker) occurred(typed string) ui.Field {
	f := a.field("occurred", "t", a.w.Form.Occurred, spokenMoment(&a.w.Result, typed))
	f.Required, f.Button = a.w.Form.Required, a.w.Form.Now
	return f
}

// field asks for a line of text.
func (a *asker) field(id, name string, q words.Question, typed string) ui.Field {
	return ui.Field{
		ID: id, Name: name, Label: q.Label, Help: q.Help, Value: typed,
		Error: a.wrong[id], Read: a.reads[id], ReadLabel: a.w.Result.Understood,
	}
}

// choices asks to choose. Where nothing was typed, and that is not one of the codes itself, the first of them is chosen.
func (a *asker) choices(id, name string, q words.Question, choices map[string]words.Choice, codes []string, typed string) ui.Choices {
	c := ui.Choices{ID: id, Name: name, Label: q.Label, Help: q.Help, Error: a.wrong[id]}
	if typed == "" && !slices.Contains(codes, "") {
		typed = codes[0]
	}
	for _, code := range codes {
		o := a.option(code, choices[code])
		o.Checked = code == typed
		c.Options = append(c.Options, o)
	}
	return c
}

func (a *asker) option(value string, c words.Choice) ui.Option {
	o := ui.Option{Value: value, Label: c.Label, Help: c.Help, Official: c.Official}
	if c.Mark != "" {
		o.Mark = mark(&a.w.Result, c.Mark)
	}
	return o
}

// mark is the mark of a kind of evidence; none for what is verified.
func mark(r *words.Result, evidence string) ui.Mark {
	if evidence == law.Verified.String() {
		return ui.Mark{}
	}
	return ui.Mark{Text: r.Evidence[evidence], Help: r.EvidenceHelp[evidence]}
}

// The codes of each question, in the order in which they are offered: the usual ones first.
var (
	kindCodes      = []string{"emergency-voice", "voice", "internet-access", "free-messaging-large", "free-internet", "lpwa", "other", ""}
	effectCodes    = []string{"stop", "degrade"}
	endCodes       = []string{caseline.EndOngoing, caseline.EndUntil, caseline.EndLength, caseline.EndUnknown}
	triggerCodes   = []string{"telecom-equipment", "other-equipment", "information-leak"}
	facilityCodes  = []string{"ordinary", "satellite", "submarine-cable", "equivalent"}
	lostCodes      = []string{"unknown", "yes", "no"}
	equipmentCodes = []string{"other", "base-station", "remote-concentrator", "dslam", "customer-premises"}
)

func (a *asker) service(d *caseline.Part, index string) Service {
	f := &a.w.Form
	at := "services[" + index + "]"
	s := Service{
		Path: at, Title: words.Fill(f.Service, "n", next(index)), Remove: removeService + ":" + index, AddImpact: addImpact + ":" + index,
		Additional: a.option("yes", f.Additional), AdditionalOpen: d.Text(incident.FieldAdditionalFunction) != "",
	}
	s.Kind = a.choices(at+".kind", "k"+next(index), f.Kind, f.Kinds, kindCodes, d.Text(incident.FieldKind))
	s.Kind.Required = f.Required
	s.Additional.Checked = d.Text(incident.FieldAdditionalFunction) == "yes"
	impacts := d.Parts
	if len(impacts) == 0 && index != placeService {
		impacts = []caseline.Part{{}}
	}
	for i := range impacts {
		s.Impacts = append(s.Impacts, a.impact(&impacts[i], index, strconv.Itoa(i)))
	}
	return s
}

func (a *asker) impact(d *caseline.Part, service, index string) Impact {
	f := &a.w.Form
	at := "services[" + service + "].impacts[" + index + "]"
	m := Impact{
		Path: at, Title: words.Fill(f.Group, "n", next(index)),
		Remove: removeImpact + ":" + service + "." + index, AddPhase: addPhase + ":" + service + "." + index,
		Users: a.field(at+".users", "u", f.Users, spoken(&a.w.Result, d.Text(incident.FieldUsers))),
		Area:  a.field(at+".area", "a", f.Area, d.Text(incident.FieldArea)),
	}
	m.Area.Optional = f.Optional
	phases := d.Parts
	if len(phases) == 0 && index != placeImpact {
		phases = []caseline.Part{{}}
	}
	for i := range phases {
		p := strconv.Itoa(i)
		m.Phases = append(m.Phases, a.phase(&phases[i], at+".phases["+p+"]", p, removePhase+":"+service+"."+index+"."+p))
	}
	return m
}

// phase asks about a stretch of time. Path is where it stands, index its number among its like.
func (a *asker) phase(d *caseline.Part, path, index, remove string) Phase {
	f := &a.w.Form
	p := a.stretch(d, path, index)
	p.Title, p.Remove = words.Fill(f.Phase, "n", next(index)), remove
	effect := a.choices(path+".effect", "e"+a.nextGroup(index), f.Effect, f.Effects, effectCodes, d.Text(incident.FieldEffect))
	effect.Side = true
	p.Effect = &effect
	return p
}

// stretch asks when something began and how long it went on.
func (a *asker) stretch(d *caseline.Part, path, index string) Phase {
	f := &a.w.Form
	p := Phase{
		Path:     path,
		End:      a.choices(path+".end", "d"+a.nextGroup(index), f.End, f.Ends, endCodes, howItEnds(d)),
		From:     a.field(path+".from", "b", f.From, spokenMoment(&a.w.Result, d.Text(incident.FieldFrom))),
		To:       a.field(path+".to", "n", f.To, spokenMoment(&a.w.Result, d.Text(incident.FieldTo))),
		Minutes:  a.field(path+".minutes", "m", f.Minutes, d.Text(incident.FieldMinutes)),
		FromOpen: d.Text(incident.FieldFrom) != "" || a.wrong[path+".from"] != "",
	}
	p.End.Side = true
	return p
}

// howItEnds is how the end of a stretch is known: as chosen, else by what is typed.
func howItEnds(d *caseline.Part) string {
	switch {
	case d.Text(incident.FieldEnd) != "":
		return d.Text(incident.FieldEnd)
	case d.Text(incident.FieldTo) != "":
		return caseline.EndUntil
	case d.Text(incident.FieldMinutes) != "":
		return caseline.EndLength
	}
	return caseline.EndOngoing
}

// special asks what matters rarely, and is open when something unusual was chosen.
func (a *asker) special(d *caseline.Draft) Special {
	f := &a.w.Form
	s := Special{
		Trigger:   a.choices("trigger", "x", f.Trigger, f.Triggers, triggerCodes, d.Text(incident.FieldTrigger)),
		Facility:  a.choices("facility", "f", f.Facility, f.Facilities, facilityCodes, d.Text(incident.FieldFacility)),
		Lost:      a.choices("allTrafficLost", "l", f.Lost, f.Losts, lostCodes, d.Text(incident.FieldAllTrafficLost)),
		Equipment: a.choices("equipment", "g", f.Equipment, f.Equipments, equipmentCodes, d.Text(incident.FieldEquipment)),
		Edition:   a.edition(d.Text(incident.FieldEdition)),
	}
	s.Lost.Side = true
	phases := d.Phases
	if len(phases) == 0 {
		phases = []caseline.Part{{}}
	}
	for i := range phases {
		index := strconv.Itoa(i)
		s.Phases = append(s.Phases, a.stretch(&phases[i], "phases["+index+"]", index))
	}
	s.Open = !s.Trigger.Options[0].Checked || !s.Facility.Options[0].Checked || !s.Equipment.Options[0].Checked || d.Text(incident.FieldEdition) != ""
	return s
}

// edition asks for the criteria, newest first.
func (a *asker) edition(typed string) ui.Select {
	f := &a.w.Form
	s := ui.Select{ID: "edition", Name: "c", Label: f.Edition.Label, Error: a.wrong["edition"]}
	s.Options = append(s.Options, ui.Option{Label: f.EditionOfOccurrence, Checked: typed == ""})
	for i := len(law.Editions) - 1; i >= 0; i-- {
		id := law.Editions[i].ID
		s.Options = append(s.Options, ui.Option{Value: id, Label: a.w.Result.Editions[id].Name, Checked: id == typed})
	}
	return s
}

// The places in a template where the browser puts an index.
const (
	placeService = "{s}"
	placeImpact  = "{i}"
	placePhase   = "{p}"
)

// next is the number of a part for people, who count from one: the place {s} becomes {s+}.
func next(index string) string {
	if n, err := strconv.Atoi(index); err == nil {
		return strconv.Itoa(n + 1)
	}
	return strings.TrimSuffix(index, "}") + "+}"
}

// nextGroup is the number of another group of radio buttons: {n} in a template.
func (a *asker) nextGroup(index string) string {
	if index == placePhase {
		return "{n}"
	}
	a.group++
	return strconv.Itoa(a.group)
}

// templates are the parts without anything typed.
func (a *asker) templates() Templates {
	path := "services[" + placeService + "].impacts[" + placeImpact + "].phases[" + placePhase + "]"
	return Templates{
		Service: a.service(&caseline.Part{}, placeService),
		Impact:  a.impact(&caseline.Part{}, placeService, placeImpact),
		Phase: a.phase(&caseline.Part{}, path, placePhase,
			removePhase+":"+placeService+"."+placeImpact+"."+placePhase),
	}
}
