package account

import (
	"time"

	"github.com/a-h/templ"

	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// CodeInput is what the page for the code of a sign-in is made from.
type CodeInput struct {
	frame.Visit
	Next string        // where to go once signed in
	Held string        // what was typed into the form that led to the sign-in
	Code string        // why it was refused; empty at first
	Wait time.Duration // until the next attempt, where that is known
}

// FactorInput is what the page to set up the second factor is made from.
type FactorInput struct {
	frame.Visit
	Picture templ.SafeURL // the QR code of the secret, as a data: address, which the server made and templ would not let through
	Secret  string
	Code    string        // why the code was refused; empty at first
	Wait    time.Duration // until the next attempt, where that is known
}

// codeField is the field for a code of the second factor.
func codeField(w *words.Catalog) ui.Field {
	return ui.Field{ID: "code", Name: "code", Label: w.Account.Code.Label, Help: w.Account.Code.Help, Complete: "one-time-code"}
}

// codeForm is a form of one code.
type codeForm struct {
	Title   string
	Summary ui.Summary
	Code    ui.Field
	Hidden  []ui.Hidden
}

// newCodeForm is the form, and why its code was refused where it was.
func newCodeForm(w *words.Catalog, title, code string, wait time.Duration) codeForm {
	m := codeForm{Title: title, Code: codeField(w)}
	if code != "" {
		m.Title = w.Site.ErrorPrefix + title
		m.Code.Error = Problem(w, code, wait)
		m.Summary = ui.Summary{Title: w.Account.SummaryTitle, Items: []ui.Link{{Text: m.Code.Error, Href: "#code"}}}
	}
	return m
}

func newSignInCode(in *CodeInput) codeForm {
	m := newCodeForm(in.Words(), in.Words().Account.CodeTitle, in.Code, in.Wait)
	m.Hidden = onward(in.Next, in.Held)
	return m
}

// factorState says whether the second factor is on.
func factorState(in *HomeInput) string {
	w := &in.Words().Account
	if !in.FactorOn {
		return w.FactorOff
	}
	return words.Fill(w.FactorOn, "n", words.Number(int64(in.RecoveryLeft)))
}
