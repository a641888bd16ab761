package admin

import (
	"net/url"
	"time"

	"jiko/views/account"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// Account is an account, as it is shown.
type Account struct {
	Login, Role, Carrier string
	Suspended            bool
	Factor               bool // it has a second factor
	Locked               bool // it was guessed at too often; known on its own page only
	Added                time.Time
}

// AccountsInput is what the page of the accounts is made from.
type AccountsInput struct {
	frame.Visit
	Find
	Accounts []Account
	Code     string        // why the form was refused; empty at first
	Wait     time.Duration // until the next attempt, where that is known
	Typed    Account
}

// accounts is the model of the page.
type accounts struct {
	Title          string
	Summary        ui.Summary
	Pager          pager
	Text           ui.Field
	ByRole         ui.Select
	ByState        ui.Select
	Table          ui.Table
	Login, Carrier ui.Field
	Password       ui.Field
	Role           ui.Select
	Confirm        ui.Field // the own password, to add one
}

func newAccounts(in *AccountsInput) accounts {
	w := in.Words()
	m := accounts{
		Title: w.Admin.AccountsTitle, Pager: newPager(&in.Find, in.At(frame.Accounts)), Table: accountTable(in),
		Text:     in.typed("q", w.Admin.FindAccount, ""),
		ByRole:   in.chosen(&w.Admin, "role", w.Account.RoleIs, roles, w.Account.Roles),
		ByState:  in.chosen(&w.Admin, "state", w.Admin.State, states, w.Admin.States),
		Login:    ui.Field{ID: "login", Name: "login", Label: w.Account.LoginIs, Help: w.Admin.LoginHelp, Value: in.Typed.Login},
		Carrier:  ui.Field{ID: "carrier", Name: "carrier", Label: w.Account.CarrierIs, Help: w.Admin.CarrierHelp, Value: in.Typed.Carrier},
		Password: ui.Field{ID: "password", Name: "password", Label: w.Admin.FirstPassword, Help: w.Account.NewPassword.Help, Type: "password", Complete: "new-password"},
		Role:     ui.Select{ID: "role", Name: "role", Label: w.Account.RoleIs, Options: roleOptions(w, in.Typed.Role)},
		Confirm:  account.Confirmation(w, "confirmation"),
	}
	if in.Code != "" {
		m.Title = w.Site.ErrorPrefix + m.Title
		m.Summary = refused(w, in.Code, in.Wait, m.fieldOf(in.Code))
	}
	return m
}

// fieldOf is the field that a refusal is about; nil where it is about none.
func (m *accounts) fieldOf(code string) *ui.Field {
	switch code {
	case "login-invalid", "login-taken":
		return &m.Login
	case "carrier-missing", "carrier-not-asked", "carrier-invalid":
		return &m.Carrier
	case "password-too-short", "password-too-long", "password-unreadable", "password-guessable", "password-own-name":
		return &m.Password
	}
	if account.OfPassword(code) {
		return &m.Confirm
	}
	return nil
}

// refused says why a form was refused, at the field that it is about too.
func refused(w *words.Catalog, code string, wait time.Duration, field *ui.Field) ui.Summary {
	why, href := account.Problem(w, code, wait), "#main"
	if field != nil {
		field.Error, href = why, "#"+field.ID
	}
	return ui.Summary{Title: w.Account.SummaryTitle, Items: []ui.Link{{Text: why, Href: href}}}
}

// The roles and the states that accounts can be in, in the order of the lists.
var (
	roles  = []string{"carrier", "staff", "admin"}
	states = []string{active, suspended}
)

const (
	active    = "active"
	suspended = "suspended"
)

func roleOptions(w *words.Catalog, chosen string) []ui.Option {
	all := make([]ui.Option, len(roles))
	for i, role := range roles {
		all[i] = ui.Option{Value: role, Label: w.Account.Roles[role], Checked: role == chosen}
	}
	return all
}

func accountTable(in *AccountsInput) ui.Table {
	w := in.Words()
	t := ui.Table{Caption: w.Admin.AccountsTitle, Columns: w.Admin.AccountColumns}
	for _, a := range in.Accounts {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: a.Login, Link: accountAddress(&in.Visit, a.Login)}, {Text: w.Account.Roles[a.Role], Small: a.Carrier},
			state(&w.Admin, a.Suspended), {Text: factor(&w.Admin, a.Factor)}, {Text: account.Moment(w, a.Added)},
		}})
	}
	return t
}

// accountAddress is the address of the page of an account.
func accountAddress(v *frame.Visit, login string) string {
	return withQuery(v.At(OnePath), url.Values{"login": {login}})
}

// state says whether somebody may enter.
func state(w *words.Admin, out bool) ui.Cell {
	if out {
		return ui.Cell{Text: w.States[suspended], State: "yes"}
	}
	return ui.Cell{Text: w.States[active]}
}

// factor says whether an account has a second factor.
func factor(w *words.Admin, on bool) string {
	if on {
		return w.FactorOn
	}
	return w.FactorOff
}
