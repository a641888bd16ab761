package admin

import (
	"net/url"
	"time"

	"jiko/views/account"
	"jiko/views/frame"
	"jiko/views/ui"
)

// AccountInput is what the page of one account is made from.
type AccountInput struct {
	frame.Visit
	Account
	Sessions []account.Session
	Tokens   []account.Token
	Done     string        // what was done, by its name in words.Admin.Done
	Code     string        // why a form was refused; empty at first
	Form     string        // its path
	Wait     time.Duration // until the next attempt, where that is known
}

// one is the model of the page.
type one struct {
	Title, Done string
	Summary     ui.Summary
	Facts       []ui.Pair
	Own         bool // it is the account of whoever looks
	Turn        ui.Button
	Password    ui.Field
	Login       []ui.Hidden // goes with every form
	Confirm     ui.Field    // the own password, to reset another one
	Unfactor    ui.Field    // the same, to take a second factor off
	Sessions    ui.Table
	EndAll      ui.Button
	Tokens      ui.Table
	Ledger      []ui.Link
}

func newOne(in *AccountInput) one {
	w := in.Words()
	login := []ui.Hidden{{Name: "login", Value: in.Account.Login}}
	m := one{
		Title: in.Account.Login + w.Site.TitleJoin + w.Admin.AccountTitle, Done: w.Admin.Done[in.Done], Facts: in.facts(), Own: in.Account.Login == in.Visit.Login, Login: login,
		Turn:     turn(&in.Visit, in.Suspended, SuspendPath, ResumePath, "login", in.Account.Login),
		Confirm:  account.Confirmation(w, "reset-password"),
		Unfactor: account.Confirmation(w, "factor-password"),
		Password: ui.Field{ID: "password", Name: "password", Label: w.Account.NewPassword.Label, Help: w.Account.NewPassword.Help, Type: "password", Complete: "new-password"},
		Sessions: account.SessionTable(&in.Visit, in.Sessions, SessionEndPath, login...),
		EndAll:   ui.Button{Action: in.At(SessionsEndPath), Text: w.Admin.EndSessions, Hidden: login},
		Tokens:   account.TokenTable(&in.Visit, in.Tokens, TokenRevokePath, login...),
		Ledger: []ui.Link{
			{Text: w.Admin.LedgerBy, Href: withQuery(in.At(frame.Ledger), url.Values{"actor": {in.Account.Login}})},
			{Text: w.Admin.LedgerAbout, Href: withQuery(in.At(frame.Ledger), url.Values{"subject": {in.Account.Login}})},
		},
	}
	if in.Code != "" {
		m.Title = w.Site.ErrorPrefix + m.Title
		m.Summary = refused(w, in.Code, in.Wait, m.fieldOf(in))
	}
	return m
}

// fieldOf is the field that a refusal is about; nil where it is about none.
func (m *one) fieldOf(in *AccountInput) *ui.Field {
	switch ofPassword := account.OfPassword(in.Code); {
	case in.Form == ResetPath && ofPassword:
		return &m.Confirm
	case in.Form == ResetPath:
		return &m.Password
	case in.Form == FactorPath && ofPassword && in.Account.Factor:
		return &m.Unfactor
	}
	return nil
}

// facts are what is known of the account, each under its name.
func (in *AccountInput) facts() []ui.Pair {
	w := in.Words()
	all := []ui.Pair{{Name: w.Account.RoleIs, Value: w.Account.Roles[in.Account.Role]}}
	if in.Account.Carrier != "" {
		all = append(all, ui.Pair{Name: w.Account.CarrierIs, Value: in.Account.Carrier})
	}
	entry := state(&w.Admin, in.Suspended).Text
	if in.Locked {
		entry += w.Result.ListJoin + w.Admin.Locked
	}
	return append(all,
		ui.Pair{Name: w.Admin.State, Value: entry},
		ui.Pair{Name: w.Account.FactorTitle, Value: factor(&w.Admin, in.Account.Factor)},
		ui.Pair{Name: w.Admin.Added, Value: account.Moment(w, in.Added)},
	)
}

// turn is the button that keeps somebody out, or lets them in again.
func turn(v *frame.Visit, out bool, suspend, resume, name, value string) ui.Button {
	w := &v.Words().Admin
	b := ui.Button{Action: v.At(suspend), Text: w.Suspend, About: value, Hidden: []ui.Hidden{{Name: name, Value: value}}}
	if out {
		b.Action, b.Text = v.At(resume), w.Resume
	}
	return b
}
