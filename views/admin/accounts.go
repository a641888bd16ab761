// Package admin is the pages of whoever keeps the accounts.
package admin

import (
	"time"

	"jiko/views/account"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// The addresses of what can be done with accounts and carriers, behind that of the language.
const (
	AddPath           = "admin/accounts/add"
	SuspendPath       = "admin/accounts/suspend"
	ResumePath        = "admin/accounts/resume"
	ResetPath         = "admin/accounts/reset"
	FactorPath        = "admin/accounts/factor"
	CarrierSuspend    = "admin/carriers/suspend"
	CarrierResumePath = "admin/carriers/resume"
)

// Account is an account, as it is shown.
type Account struct {
	Login, Role, Carrier string
	Suspended            bool
	Added                time.Time
}

// AccountsInput is what the page of the accounts is made from.
type AccountsInput struct {
	frame.Visit
	Accounts []Account
	Done     string // what was done, by its name in words.Admin.Done
	Code     string // why a form was refused; empty at first
	Form     string // its path
	Typed    Account
}

// accounts is the model of the page.
type accounts struct {
	Title                 string
	Done                  string
	Summary               ui.Summary
	Table                 ui.Table
	Login, Carrier        ui.Field
	Password              ui.Field
	Role                  ui.Select
	ResetLogin, ResetWord ui.Field
}

func newAccounts(in *AccountsInput) accounts {
	w := in.Words()
	m := accounts{
		Title: w.Admin.AccountsTitle, Done: w.Admin.Done[in.Done], Table: accountTable(in),
		Login:      ui.Field{ID: "login", Name: "login", Label: w.Account.LoginIs, Help: w.Admin.LoginHelp, Value: in.Typed.Login},
		Carrier:    ui.Field{ID: "carrier", Name: "carrier", Label: w.Account.CarrierIs, Help: w.Admin.CarrierHelp, Value: in.Typed.Carrier},
		Password:   ui.Field{ID: "password", Name: "password", Label: w.Admin.FirstPassword, Help: w.Account.NewPassword.Help, Type: "password", Complete: "new-password"},
		Role:       ui.Select{ID: "role", Name: "role", Label: w.Account.RoleIs, Options: roles(w, in.Typed.Role)},
		ResetLogin: ui.Field{ID: "reset-login", Name: "login", Label: w.Account.LoginIs},
		ResetWord:  ui.Field{ID: "reset-password", Name: "password", Label: w.Account.NewPassword.Label, Help: w.Account.NewPassword.Help, Type: "password", Complete: "new-password"},
	}
	m.refused(in)
	return m
}

// refused sets why something was refused at the field that it is about.
func (m *accounts) refused(in *AccountsInput) {
	if in.Code == "" {
		return
	}
	w := in.Words()
	why, href := account.Problem(w, in.Code, 0), "#main"
	if field := m.fieldOf(in.Form, in.Code); field != nil {
		field.Error, href = why, "#"+field.ID
	}
	m.Title = w.Site.ErrorPrefix + m.Title
	m.Summary = ui.Summary{Title: w.Account.SummaryTitle, Items: []ui.Link{{Text: why, Href: href}}}
}

// fieldOf is the field that a refusal is about; nil where it is about none.
func (m *accounts) fieldOf(form, code string) *ui.Field {
	fields := map[string]*ui.Field{
		"login-invalid": &m.Login, "login-taken": &m.Login,
		"carrier-missing": &m.Carrier, "carrier-not-asked": &m.Carrier, "carrier-invalid": &m.Carrier,
		"password-too-short": &m.Password, "password-too-long": &m.Password, "password-unreadable": &m.Password,
		"password-guessable": &m.Password, "password-own-name": &m.Password,
	}
	switch {
	case form == AddPath:
		return fields[code]
	case form == ResetPath && code == "no-such-account":
		return &m.ResetLogin
	case form == ResetPath:
		return &m.ResetWord
	}
	return nil
}

func roles(w *words.Catalog, chosen string) []ui.Option {
	var all []ui.Option
	for _, role := range []string{"carrier", "staff", "admin"} {
		all = append(all, ui.Option{Value: role, Label: w.Account.Roles[role], Checked: role == chosen})
	}
	return all
}

func accountTable(in *AccountsInput) ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Admin.AccountsTitle, Columns: w.Admin.AccountColumns}
	for _, a := range in.Accounts {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: a.Login}, {Text: w.Account.Roles[a.Role], Small: a.Carrier}, state(w, a.Suspended), {Text: account.Moment(w, a.Added)},
			{Press: turn(in.Visit, a.Suspended, SuspendPath, ResumePath, "login", a.Login)},
			{Press: &ui.Button{Action: in.At(FactorPath), Text: w.Admin.RemoveFactor, About: a.Login, Hidden: []ui.Hidden{{Name: "login", Value: a.Login}}}},
		}})
	}
	return t
}

// state says whether somebody may enter.
func state(w *words.Catalog, suspended bool) ui.Cell {
	if suspended {
		return ui.Cell{Text: w.Admin.Suspended, State: "yes"}
	}
	return ui.Cell{Text: w.Admin.Active}
}

// turn is the button that keeps somebody out, or lets them in again.
func turn(v frame.Visit, suspended bool, suspend, resume, name, value string) *ui.Button {
	w := &v.Words().Admin
	b := &ui.Button{Action: v.At(suspend), Text: w.Suspend, About: value, Hidden: []ui.Hidden{{Name: name, Value: value}}}
	if suspended {
		b.Action, b.Text = v.At(resume), w.Resume
	}
	return b
}
