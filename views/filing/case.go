package filing

import (
	"strconv"

	"jiko/shared/civil"
	"jiko/views/ui"
	"jiko/views/words"
)

// The addresses of what is done with a case, behind that of its filing. Each is also the name of its form, and of what was done.
const (
	StatePath    = "state"
	NotePath     = "note"
	QuestionPath = "question"
	WithdrawPath = "withdraw"
	AnswerPath   = "answer"
)

// Case is what staff do with a filing, as somebody may see it: a carrier sees no notes, no moves, and of whom only that it is the
// ministry.
type Case struct {
	Version   int64
	State     string
	Settle    []string // the states that can be set
	Questions []Question
	Notes     []Note
	Moves     []Move
	MayAnswer bool
	Done      string // what was done a moment ago, by its path
	Refused
}

// Refused is what was typed into a form of the case, and why it was not taken.
type Refused struct {
	Form   string // by its path, empty where nothing was refused
	Number int    // of the question
	Code   string
	Typed  string
}

// Note is a text with who wrote it and when.
type Note struct {
	Text, By string
	At       civil.Instant
}

// Question is a question of staff; Answer and Withdrawn are nil where there is none.
type Question struct {
	Note
	Answer, Withdrawn *Note
}

// Move is a state that was set, and the revision that was looked at.
type Move struct {
	State, By string
	Revision  int
	At        civil.Instant
}

// writing is a form for one text.
type writing struct {
	Title  string // opens it; empty for one that stands open
	Action string
	Button string
	Open   bool
	Area   ui.Area
	Sent   []ui.Hidden
}

// open tells that a question waits for its answer.
func (q *Question) open() bool { return q.Answer == nil && q.Withdrawn == nil }

// caseLine says how far staff are.
func (in *ShowInput) caseLine() ui.Line {
	return ui.Line{State: casePictures[in.Case.State], Text: in.Words().Case.States[in.Case.State]}
}

// casePictures are the pictures of the states.
var casePictures = map[string]ui.Answer{
	"received": "due", "questioned": "undetermined", "answered": "waiting", "amended": "undetermined", "checked": "no", "closed": "no",
}

// stamp says who wrote something, and when.
func (in *ShowInput) stamp(n *Note) string {
	w := in.Words()
	by := n.By
	if by == "" {
		by = w.Case.Ministry
	}
	return words.Fill(w.Case.Stamp, "time", moment(w, n.At), "who", by)
}

// at is the address of what is done with the case.
func (in *ShowInput) at(path string) string { return in.address(in.Receipt) + "/" + path }

// seen are what a form of staff sends beside what is typed: the version of the case that was seen.
func (in *ShowInput) seen(more ...ui.Hidden) []ui.Hidden {
	return append([]ui.Hidden{{Name: "version", Value: strconv.FormatInt(in.Case.Version, 10)}}, more...)
}

// settles are the buttons that set the state. An earlier revision has none: the state is that of the newest, which must be looked at.
func (in *ShowInput) settles() []ui.Button {
	if !in.newest() {
		return nil
	}
	var all []ui.Button
	for _, s := range in.Case.Settle {
		sent := in.seen(ui.Hidden{Name: "state", Value: s}, ui.Hidden{Name: "revision", Value: strconv.Itoa(len(in.Revisions))})
		all = append(all, ui.Button{Action: in.at(StatePath), Text: in.Words().Case.Settle[s], Hidden: sent})
	}
	return all
}

// amended leads staff to what was amended since the filing was checked; nil where nothing was.
func (in *ShowInput) amended() []ui.Link {
	if in.Case.State != "amended" || len(in.Case.Moves) == 0 {
		return nil
	}
	looked := in.Case.Moves[len(in.Case.Moves)-1].Revision
	text := words.Fill(in.Words().Revision.Changed, "n", strconv.Itoa(looked))
	return []ui.Link{{Text: text, Href: in.compared(len(in.Revisions), looked) + "#changes"}}
}

// withdrawal is the button that takes a question back.
func (in *ShowInput) withdrawal(number int) ui.Button {
	w := &in.Words().Case
	n := strconv.Itoa(number)
	return ui.Button{
		Action: in.at(WithdrawPath), Text: w.Withdraw, About: words.Fill(w.Question, "n", n), Hidden: in.seen(ui.Hidden{Name: "question", Value: n}),
	}
}

// asking is the form for a question.
func (in *ShowInput) asking() writing {
	w := &in.Words().Case
	f := in.writing(QuestionPath, QuestionPath, w.AskLabel, in.seen())
	f.Title, f.Button = w.AskTitle, w.Ask
	return f
}

// noting is the form for a note.
func (in *ShowInput) noting() writing {
	w := &in.Words().Case
	f := in.writing(NotePath, NotePath, w.NoteLabel, in.seen())
	f.Title, f.Button = w.NoteTitle, w.Keep
	return f
}

// answering is the form for the answer to a question.
func (in *ShowInput) answering(number int) writing {
	w := &in.Words().Case
	n := strconv.Itoa(number)
	f := in.writing(AnswerPath, AnswerPath+"-"+n, w.AnswerLabel, []ui.Hidden{{Name: "question", Value: n}})
	f.Button = w.Send
	if in.Case.Number != number {
		f.Area.Value, f.Area.Error = "", ""
	}
	return f
}

func (in *ShowInput) writing(path, id string, asked words.Question, sent []ui.Hidden) writing {
	f := writing{Action: in.at(path), Sent: sent, Area: ui.Area{ID: id, Name: "text", Label: asked.Label, Help: asked.Help}}
	if c := in.Case; c.Form == path {
		f.Open, f.Area.Value, f.Area.Error = true, c.Typed, in.Words().Case.Problems[c.Code]
	}
	return f
}

// caseSummary says why a form of the case was refused.
func (in *ShowInput) caseSummary() ui.Summary {
	w := in.Words()
	s := ui.Summary{Title: w.Result.ProblemsTitle}
	if in.Case == nil || in.Case.Form == "" {
		return s
	}
	to := "case"
	switch in.Case.Form {
	case NotePath, QuestionPath:
		to = in.Case.Form
	case AnswerPath:
		if n := in.Case.Number; n >= 1 && n <= len(in.Case.Questions) && in.Case.Questions[n-1].open() {
			to = AnswerPath + "-" + strconv.Itoa(n)
		}
	}
	s.Items = []ui.Link{{Text: w.Case.Problems[in.Case.Code], Href: "#" + to}}
	return s
}

// history are the states that were set, the newest first.
func (in *ShowInput) history() ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Case.History, Columns: w.Case.Columns}
	for i := len(in.Case.Moves) - 1; i >= 0; i-- {
		m := in.Case.Moves[i]
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: moment(w, m.At)}, {Text: m.By}, {Text: w.Case.States[m.State]}, {Text: words.Fill(w.Filing.Revision, "n", strconv.Itoa(m.Revision))},
		}})
	}
	return t
}
