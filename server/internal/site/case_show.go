package site

import (
	"context"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/casework"
	"jiko/views/filing"
)

// shownCase is the case of a filing as somebody may see it. What staff write for each other does not get as far as a carrier's page.
func (s *Site) shownCase(ctx context.Context, who account.Principal, f *archive.Filing) (*filing.Case, error) {
	one, err := s.cases.Of(ctx, f)
	if err != nil {
		return nil, err
	}
	in := &filing.Case{State: string(one.State(f.Newest().Number)), MayAnswer: who.CanAnswer(f.Carrier)}
	for i := range one.Questions {
		in.Questions = append(in.Questions, shownQuestion(seenBy(one.Questions[i], who)))
	}
	if who.Role != account.RoleStaff {
		return in, nil
	}
	in.Version = one.Version
	for _, n := range one.Notes {
		in.Notes = append(in.Notes, shownNote(n))
	}
	for _, m := range one.Moves {
		in.Moves = append(in.Moves, filing.Move{State: string(m.State), By: m.By, Revision: m.Revision, At: minute(m.At)})
	}
	if who.CanHandle() && one.Open() == 0 {
		in.Settle = settlements(in.State)
	}
	return in, nil
}

// settlements are the states that another one can be changed into by hand.
func settlements(from string) []string {
	var all []string
	for _, s := range casework.Settlements() {
		if string(s) != from {
			all = append(all, string(s))
		}
	}
	return all
}

// seenBy is a question as somebody may see it, who wrote it named to those of the same side only: to a carrier the ministry writes, and
// to the ministry the carrier's login.
func seenBy(q casework.Question, who account.Principal) casework.Question {
	if who.Role == account.RoleStaff {
		return q
	}
	q.By = ""
	if q.Withdrawn != nil {
		q.Withdrawn = &casework.Note{At: q.Withdrawn.At}
	}
	return q
}

func shownQuestion(q casework.Question) filing.Question {
	shown := filing.Question{Note: shownNote(q.Note)}
	if q.Answer != nil {
		answer := shownNote(*q.Answer)
		shown.Answer = &answer
	}
	if q.Withdrawn != nil {
		withdrawn := shownNote(*q.Withdrawn)
		shown.Withdrawn = &withdrawn
	}
	return shown
}

func shownNote(n casework.Note) filing.Note {
	return filing.Note{Text: n.Text, By: n.By, At: minute(n.At)}
}
