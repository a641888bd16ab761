// Package account is the pages of accounts: to sign in, and to keep one's own.
package account

import (
	"time"

	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// FirstAccount is the command that makes the first account.
const FirstAccount = "jiko account add --role admin --login admin --password-stdin"

// SignInInput is what the page to sign in is made from.
type SignInInput struct {
	frame.Visit
	Next  string        // where to go once signed in
	Held  string        // what was typed into the form that led here, as it was sent
	Login string        // as typed
	Code  string        // why it was refused; empty at first
	Wait  time.Duration // until the next attempt, where that is known
	None  bool          // there is no account yet
}

// signIn is the model of the page.
type signIn struct {
	Summary         ui.Summary
	Login, Password ui.Field
	Hidden          []ui.Hidden
}

func newSignIn(in *SignInInput) signIn {
	w := in.Words()
	m := signIn{
		Login:    ui.Field{ID: "login", Name: "login", Label: w.Account.Login.Label, Value: in.Login, Complete: "username"},
		Password: ui.Field{ID: "password", Name: "password", Label: w.Account.Password.Label, Type: "password", Complete: "current-password"},
	}
	m.Hidden = onward(in.Next, in.Held)
	if in.Code != "" {
		m.Summary = ui.Summary{Title: w.Account.SummaryTitle, Items: []ui.Link{{Text: Problem(w, in.Code, in.Wait), Href: "#login"}}}
	}
	return m
}

// onward is what a sign-in carries on its way: where to go afterwards, and what is held.
func onward(next, held string) []ui.Hidden {
	var carried []ui.Hidden
	if next != "" {
		carried = append(carried, ui.Hidden{Name: "next", Value: next})
	}
	if held != "" {
		carried = append(carried, ui.Hidden{Name: "held", Value: held})
	}
	return carried
}

// title is the title of the page: what is wrong comes first.
func (in *SignInInput) title() string {
	w := in.Words()
	if in.Code != "" {
		return w.Site.ErrorPrefix + w.Account.SignIn
	}
	return w.Account.SignIn
}

// Problem says why something was refused, and how long to wait where that is known.
func Problem(w *words.Catalog, code string, wait time.Duration) string {
	return words.Fill(w.Account.Problems[code], "time", duration(&w.Result, wait))
}

// duration says how long to wait, never less than it takes.
func duration(r *words.Result, d time.Duration) string {
	if d > time.Minute {
		return r.Length(int64((d + time.Minute - 1) / time.Minute))
	}
	seconds := max(1, int64((d+time.Second-1)/time.Second))
	return words.Fill(r.Seconds, "n", words.Number(seconds))
}
