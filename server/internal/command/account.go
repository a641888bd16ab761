package command

import (
	"context"
	"errors"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// runAccount is jiko account.
func runAccount(ctx context.Context, p *process) error {
	return p.choose(ctx, accountActions())
}

func accountActions() []command {
	return []command{
		{"add", "add an account, and its carrier when that is new", accountAdd},
		{"list", "list the accounts", accountList},
		{"suspend", "keep an account or a whole carrier out, at once", accountSuspend},
		{"resume", "let it in again, also when it was locked for guessing", accountResume},
		{"reset-password", "give an account another password and end its sessions", accountResetPassword},
	}
}

// accounts are the accounts of an archive, as a command uses them.
func accounts(a archive.Archive) *account.Accounts { return account.New(a, account.Standard(time.Now)) }

// login brings the login that a command was given into its form.
func login(typed string) (string, error) {
	if typed == "" {
		return "", errors.New("--login is needed: the name of the account")
	}
	if parsed, ok := account.ParseLogin(typed); ok {
		return parsed, nil
	}
	return "", &account.Error{Code: account.LoginInvalid}
}

// say gives a refusal its words.
func say(err error) error {
	if words, ok := accountWords[account.CodeOf(err)]; ok {
		return errors.New(words)
	}
	return err
}

// jst is how an instant is shown.
func jst(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.In(time.FixedZone("JST", 9*60*60)).Format("2006-01-02T15:04-07:00")
}
