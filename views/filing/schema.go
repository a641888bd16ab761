package filing

import "slices"

// Kind is how a field is filled in.
type Kind uint8

// The kinds.
const (
	Line Kind = iota
	Prose
	Stage
	Nature
	Cause
	Equipment
	Regions
	State
	Digest
	Purpose
)

// Field is a member of the report that the form asks for.
type Field struct {
	Name     string
	Kind     Kind
	Required bool
}

// List is a member that may be several.
type List struct {
	Name   string
	Fields []Field
}

// Section is a part of the form.
type Section struct {
	Name   string
	Fields []Field
	List   *List
}

// Step is what one page of the form asks for.
type Step struct {
	Name     string
	Sections []Section
}

// Steps are the pages of the form before the answers are checked, in the order of the annex.
var Steps = []Step{
	{"report", []Section{
		{Name: "reference", Fields: []Field{{"carrierRef", Line, true}, {"stage", Stage, true}, {"nature", Nature, false}, {"known", Line, false}}},
		{Name: "what", Fields: []Field{
			{"summary", Prose, false}, {"annex.disruption", Prose, false}, {"regions", Regions, false},
			{"annex.areaDetail", Prose, false}, {"annex.category", Line, false},
		}},
	}},
	{"cause", []Section{
		{Name: "cause", Fields: []Field{
			{"cause", Cause, false}, {"failedEquipment", Equipment, false}, {"annex.causeDetail", Prose, false},
			{"annex.causeOfScale", Prose, false}, {"annex.causeOfLength", Prose, false}, {"annex.equipmentDiagram", Prose, false},
		}},
	}},
	{"response", []Section{
		{Name: "inquiries", Fields: []Field{{"annex.inquiries.asOf", Line, false}}, List: &List{"annex.inquiries.counts", []Field{
			{"channel", Line, false}, {"count", Line, false},
		}}},
		{Name: "measures", Fields: []Field{{"measures", Prose, false}}, List: &List{"annex.measures", []Field{
			{"title", Line, false}, {"text", Prose, false}, {"date", Line, false}, {"state", State, false},
		}}},
		{Name: "notices", List: &List{"annex.notices", []Field{{"at", Line, false}, {"via", Line, false}, {"text", Prose, false}}}},
	}},
	{"rest", []Section{
		{Name: "other", Fields: []Field{{"annex.pressRelease", Prose, false}, {"annex.other", Prose, false}}},
		{Name: "wholesale", Fields: []Field{{"wholesale.belongsTo", Line, false}, {"wholesale.awaits", Line, false}}},
		{Name: Attachments, List: &List{Attachments, []Field{{"sha256", Digest, false}, {"name", Line, true}, {"purpose", Purpose, false}}}},
	}},
}

// Sections are the parts of all steps.
var Sections = sections()

func sections() []Section {
	var all []Section
	for _, s := range Steps {
		all = append(all, s.Sections...)
	}
	return all
}

// asks tells whether a section has a control, or a list, of that name.
func (s *Section) asks(name string) bool {
	return s.List != nil && s.List.Name == name || slices.ContainsFunc(s.Fields, func(f Field) bool { return f.Name == name })
}

// lists are all lists of the form.
func lists() []*List {
	var all []*List
	for i := range Sections {
		if Sections[i].List != nil {
			all = append(all, Sections[i].List)
		}
	}
	return all
}

// listOf is the list of that name, nil for none.
func listOf(name string) *List {
	for _, l := range lists() {
		if l.Name == name {
			return l
		}
	}
	return nil
}
