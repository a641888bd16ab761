package filing

import (
	"jiko/shared/civil"
	"jiko/views/ui"
)

// Waiting is a filing whose case waits for whoever looks at the list: a carrier's for its answer, staff's for a look at the answers.
type Waiting struct {
	Receipt, Reference, Carrier string
	Since                       civil.Instant
}

// waitingTitle heads the filings that wait.
func (in *ListInput) waitingTitle() (title, help string) {
	w := &in.Words().Case
	if in.Staff {
		return w.Unread, w.UnreadHelp
	}
	return w.Unanswered, w.UnansweredHelp
}

// waiting are the filings that wait, as they came.
func (in *ListInput) waiting() ui.Table {
	w := in.Words()
	columns := w.Case.WaitingColumns
	if !in.Staff {
		columns = columns[:2]
	}
	title, _ := in.waitingTitle()
	t := ui.Table{Caption: title, Columns: columns}
	for _, one := range in.Waiting {
		cells := []ui.Cell{{Text: one.Receipt, Link: in.At(Home) + "/" + one.Receipt + "#case", Small: one.Reference}, {Text: moment(w, one.Since)}, {Text: one.Carrier}}
		t.Rows = append(t.Rows, ui.Row{Cells: cells[:len(columns)]})
	}
	return t
}

// handling is how far staff are with a filing, as a cell. Most are received: only what happened since has its picture.
func (in *ListInput) handling(state string) ui.Cell {
	cell := ui.Cell{Text: in.Words().Case.States[state]}
	if state != "received" {
		cell.State = casePictures[state]
	}
	return cell
}
