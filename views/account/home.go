package account

import (
	"cmp"
	"slices"
	"time"

	"jiko/shared/civil"
	"jiko/views/frame"
	"jiko/views/ui"
	"jiko/views/words"
)

// The addresses of what can be done with one's own account, behind that of the language.
const (
	PasswordPath      = "account/password"
	FactorPath        = "account/factor"
	FactorConfirmPath = "account/factor-confirm"
	FactorRemovePath  = "account/factor-remove"
	TokenPath         = "account/token"
	TokenRevokePath   = "account/token-revoke"
	SessionEndPath    = "account/session-end"
	SessionsEndPath   = "account/sessions-end"
	noFilesButReads   = "read"
	filesAndReads     = "file,read"
	usualDays         = "365"
	passwordField     = "old"
	newPasswordField  = "new"
	labelField        = "label"

	// ConfirmationField is the name of the control in which the password is given once more.
	ConfirmationField = "confirmation"
)

// Days are the lengths of life that a token can be given, in days.
var Days = []string{"30", "90", usualDays}

// Token is a token of the account, as it is shown.
type Token struct {
	ID, Label, Scopes     string
	Issued, Expires, Used time.Time
}

// Session is a session of the account, as it is shown.
type Session struct {
	ID, From        string
	Browser, System string // where they are known
	Agent           string // the browser, as it names itself
	Began, Seen     time.Time
	Current         bool
}

// name is what the browser of a session is called; its own name for itself where it is not known.
func (s *Session) name(w *words.Account) string {
	switch {
	case s.Browser == "":
		return cmp.Or(s.Agent, w.UnknownBrowser)
	case s.System == "":
		return s.Browser
	default:
		return words.Fill(w.BrowserOn, "browser", s.Browser, "system", s.System)
	}
}

// HomeInput is what the page of one's own account is made from.
type HomeInput struct {
	frame.Visit
	Tokens       []Token
	Sessions     []Session
	Done         string // what was done, by its name in words.Account.Done
	FactorOn     bool
	RecoveryLeft int           // recovery codes of the second factor
	Recovery     []string      // recovery codes that were made a moment ago
	Secret       string        // a token that was issued a moment ago
	Label        string        // of a token, as typed
	Code         string        // why something was refused
	Form         string        // the path of what was refused
	Wait         time.Duration // until the next attempt, where that is known
}

// home is the model of the page.
type home struct {
	Title         string
	Facts         []ui.Pair
	Done          string
	Summary       ui.Summary
	Old, New      ui.Field
	Factor        string   // whether it is on
	FactorConfirm ui.Field // the password, to begin one
	FactorCode    ui.Field
	MayIssue      bool
	Label         ui.Field
	Scopes, Days  ui.Select
	TokenConfirm  ui.Field // the password, to issue one
	TokenTable    ui.Table
	SessionTable  ui.Table
	EndAll        ui.Button
}

func newHome(in *HomeInput) home {
	w := &in.Words().Account
	m := home{
		Title: w.Title, Facts: facts(in), Done: w.Done[in.Done], MayIssue: len(scopesOf(in.Role)) > 0,
		Old:           passwordAsked(w.OldPassword, passwordField, passwordField),
		New:           ui.Field{ID: newPasswordField, Name: newPasswordField, Label: w.NewPassword.Label, Help: w.NewPassword.Help, Type: "password", Complete: "new-password"},
		Label:         ui.Field{ID: labelField, Name: labelField, Label: w.TokenLabel.Label, Help: w.TokenLabel.Help, Value: in.Label},
		Scopes:        ui.Select{ID: "scopes", Name: "scopes", Label: w.TokenScope.Label, Options: options(w.Scopes, scopesOf(in.Role), filesAndReads)},
		Days:          ui.Select{ID: "days", Name: "days", Label: w.TokenDays.Label, Options: options(w.Days, Days, usualDays)},
		Factor:        factorState(in),
		FactorConfirm: Confirmation(in.Words(), "factor-password"),
		FactorCode:    codeField(in.Words()),
		TokenConfirm:  Confirmation(in.Words(), "token-password"),
		TokenTable:    TokenTable(&in.Visit, in.Tokens, TokenRevokePath),
		SessionTable:  SessionTable(&in.Visit, in.Sessions, SessionEndPath),
		EndAll:        ui.Button{Action: in.At(SessionsEndPath), Text: w.EndSessions},
	}
	m.refused(in)
	return m
}

// passwordAsked is the field for a password that holds now.
func passwordAsked(q words.Question, id, name string) ui.Field {
	return ui.Field{ID: id, Name: name, Label: q.Label, Help: q.Help, Type: "password", Complete: "current-password"}
}

// Confirmation is the field in which whoever is signed in gives the own password once more.
func Confirmation(w *words.Catalog, id string) ui.Field {
	return passwordAsked(w.Account.Confirmation, id, ConfirmationField)
}

// OfPassword tells whether a refusal is about a password that was to be the right one.
func OfPassword(code string) bool {
	return slices.Contains([]string{"wrong-credentials", "too-many-attempts", "locked", "busy"}, code)
}

// refused sets why something was refused at the field that it is about.
func (m *home) refused(in *HomeInput) {
	if in.Code == "" {
		return
	}
	w := in.Words()
	field := m.fieldOf(in)
	why := Problem(w, in.Code, in.Wait)
	m.Title = w.Site.ErrorPrefix + m.Title
	m.Summary = ui.Summary{Title: w.Account.SummaryTitle, Items: []ui.Link{{Text: why, Href: "#main"}}}
	if field != nil {
		field.Error = why
		m.Summary.Items[0].Href = "#" + field.ID
	}
}

// fieldOf is the field that a refusal is about; nil where it is about none.
func (m *home) fieldOf(in *HomeInput) *ui.Field {
	ofPassword := OfPassword(in.Code)
	switch {
	case in.Form == PasswordPath && ofPassword:
		return &m.Old
	case in.Form == PasswordPath:
		return &m.New
	case in.Form == FactorPath && ofPassword && !in.FactorOn:
		return &m.FactorConfirm
	case in.Form == FactorRemovePath:
		return &m.FactorCode
	case in.Form == TokenPath && ofPassword:
		return &m.TokenConfirm
	case in.Form == TokenPath:
		return &m.Label
	}
	return nil
}

// facts are what is known of the account, each under its name.
func facts(in *HomeInput) []ui.Pair {
	w := &in.Words().Account
	all := []ui.Pair{{Name: w.LoginIs, Value: in.Login}, {Name: w.RoleIs, Value: w.Roles[in.Role]}}
	if in.Carrier != "" {
		all = append(all, ui.Pair{Name: w.CarrierIs, Value: in.Carrier})
	}
	return all
}

// scopesOf are what a token of that role can be used for.
func scopesOf(role string) []string {
	switch role {
	case "carrier":
		return []string{filesAndReads, "file", noFilesButReads}
	case "staff":
		return []string{noFilesButReads}
	default:
		return nil
	}
}

// options are the answers to a question, one of them chosen.
func options(names map[string]string, values []string, chosen string) []ui.Option {
	all := make([]ui.Option, len(values))
	for i, value := range values {
		all[i] = ui.Option{Value: value, Label: names[value], Checked: value == chosen}
	}
	return all
}

// TokenTable are tokens, each with the button that revokes it: what the form sends to revoke beside the token goes with it.
func TokenTable(v *frame.Visit, tokens []Token, revoke string, with ...ui.Hidden) ui.Table {
	w := v.Words()
	t := ui.Table{Caption: w.Account.TokensTitle, Columns: w.Account.TokenColumns}
	for _, token := range tokens {
		label := cmp.Or(token.Label, w.Account.Unnamed)
		used := w.Account.Never
		if !token.Used.IsZero() {
			used = Moment(w, token.Used)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: label, Small: token.ID}, {Text: w.Account.Scopes[token.Scopes]},
			{Text: Moment(w, token.Issued)}, {Text: Moment(w, token.Expires)}, {Text: used},
			{Press: &ui.Button{Action: v.At(revoke), Text: w.Account.Revoke, About: label, Hidden: slices.Concat(with, []ui.Hidden{{Name: "id", Value: token.ID}})}},
		}})
	}
	return t
}

// SessionTable are sessions, each but the current one with the button that ends it: what the form sends to end beside the session goes
// with it.
func SessionTable(v *frame.Visit, sessions []Session, end string, with ...ui.Hidden) ui.Table {
	w := v.Words()
	t := ui.Table{Caption: w.Account.SessionsTitle, Columns: w.Account.SessionColumns}
	for _, s := range sessions {
		name := s.name(&w.Account)
		row := ui.Row{Current: s.Current, Cells: []ui.Cell{
			{Text: name}, {Text: s.From}, {Text: Moment(w, s.Began)}, {Text: Moment(w, s.Seen)}, {Text: w.Account.ThisSession},
		}}
		if !s.Current {
			row.Cells[len(row.Cells)-1] = ui.Cell{Press: &ui.Button{
				Action: v.At(end), Text: w.Account.EndSession, About: name, Hidden: slices.Concat(with, []ui.Hidden{{Name: "id", Value: s.ID}}),
			}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Moment is an instant as it is shown, in Japan's time.
func Moment(w *words.Catalog, at time.Time) string {
	return w.Result.Moment(civil.FromUnix(at.Truncate(time.Minute).Unix()))
}
