package filing

import (
	"jiko/views/frame"
	"jiko/views/ui"
)

// DiscardInput is what the page is made from that asks whether a draft is to be deleted.
type DiscardInput struct {
	frame.Visit
	Draft Unfinished
}

// facts say which draft it is.
func (in *DiscardInput) facts() []ui.Pair {
	w := in.Words()
	facts := []ui.Pair{{Name: w.Drafts.Columns[0], Value: in.Draft.Name(w)}}
	if in.Draft.Reference != "" {
		facts = append(facts, ui.Pair{Name: w.Filing.Fields["carrierRef"].Label, Value: in.Draft.Reference})
	}
	return append(facts, ui.Pair{Name: w.Drafts.Columns[1], Value: in.Draft.savedBy(w)})
}
