// Package demo fills an archive with the demonstration year: accounts whose password everybody knows, and what was reported in
// fiscal year 2020, from the ministry's published report (電気通信サービスの事故発生状況（令和2年度）, 2021-09-22).
//
// A demonstration has an archive of its own. Filings are never removed from an archive, and those of a demonstration would be counted
// among the real ones: so it is refused where anything else was filed, and its archive stays marked as a demonstration for ever.
package demo

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/reception"
)

// FiscalYear is the year that is demonstrated.
const FiscalYear = 2020

// ErrOtherFilings: the archive holds filings and is no demonstration.
var ErrOtherFilings = errors.New("demo: the archive holds filings that are no demonstration")

// Account is an account of the demonstration. Its password is account.DemonstrationPassword.
type Account struct {
	Login   string
	Role    account.Role
	Carrier string
}

// Accounts are the accounts of the demonstration: the carriers of the severe incidents, one of the staff, one administrator.
var Accounts = []Account{
	{"demo-canon", account.RoleCarrier, "キヤノンマーケティングジャパン株式会社"},
	{"demo-docomo", account.RoleCarrier, "株式会社NTTドコモ"},
	{"demo-ntt-west", account.RoleCarrier, "西日本電信電話株式会社"},
	{"demo-freebit", account.RoleCarrier, "フリービット株式会社"},
	{"demo-staff", account.RoleStaff, ""},
	{"demo-admin", account.RoleAdmin, ""},
}

// severe are the reports of the four severe incidents, with every detail of their sheets (別紙 No. 1 to 4). What the sheets do not
// print is inferred: the codes of cause and failed equipment from the narrative, that both phases of No. 1 began together from the
// notices. The prefectures of No. 2 are not known, so it names none.
//
//go:embed fy2020/*.json
var severe embed.FS

// filing is a report and the account that files it.
type filing struct {
	account Account
	body    []byte
}

// filings calls yield with every filing of the year. The 6,612 detailed reports will stand behind the severe ones.
func filings(yield func(filing) error) error {
	for i, by := range Accounts {
		if by.Role != account.RoleCarrier {
			continue
		}
		body, err := severe.ReadFile(fmt.Sprintf("fy2020/no%d.json", i+1))
		if err != nil {
			return err
		}
		if err := yield(filing{by, body}); err != nil {
			return err
		}
	}
	return nil
}

// Filler fills archives.
type Filler struct {
	Archive  archive.Archive
	Accounts *account.Accounts
	Now      func() time.Time
	Program  string // version of the program
}

// Filled is what was added.
type Filled struct{ Accounts, Filings int }

// Fill makes the archive a demonstration and adds what is not there yet: done twice, or once more after it was cut off, it is the
// same. ErrOtherFilings, and nothing is changed, where the archive must not become one.
func (f *Filler) Fill(ctx context.Context) (Filled, error) {
	var done Filled
	if err := f.mayFill(ctx); err != nil {
		return done, err
	}
	if err := f.Accounts.BeginDemonstration(ctx, account.Operator()); err != nil {
		return done, err
	}
	for _, a := range Accounts {
		added, err := f.add(ctx, a)
		if err != nil {
			return done, fmt.Errorf("account %s: %w", a.Login, err)
		}
		done.Accounts += count(added)
	}
	err := filings(func(one filing) error {
		added, err := f.file(ctx, one)
		done.Filings += count(added)
		return err
	})
	return done, err
}

func count(added bool) int {
	if added {
		return 1
	}
	return 0
}

// Empty tells whether nobody has used the archive yet, or it is a demonstration already.
func (f *Filler) Empty(ctx context.Context) (bool, error) {
	if is, err := f.Accounts.Demonstration(ctx); is || err != nil {
		return is, err
	}
	none, err := f.Accounts.None(ctx)
	if !none || err != nil {
		return false, err
	}
	err = f.mayFill(ctx)
	if errors.Is(err, ErrOtherFilings) {
		return false, nil
	}
	return err == nil, err
}

func (f *Filler) mayFill(ctx context.Context) error {
	is, err := f.Accounts.Demonstration(ctx)
	if is || err != nil {
		return err
	}
	found, err := f.Archive.Search(ctx, archive.Query{Limit: 1})
	if err != nil {
		return err
	}
	if found.Total > 0 {
		return ErrOtherFilings
	}
	return nil
}

// add adds an account that is not there yet.
func (f *Filler) add(ctx context.Context, a Account) (added bool, err error) {
	_, err = f.Accounts.Add(ctx, account.Operator(), account.NewAccount{
		Login: a.Login, Password: account.DemonstrationPassword, Role: a.Role, Carrier: a.Carrier,
	})
	if account.CodeOf(err) == account.LoginTaken {
		return false, nil
	}
	return err == nil, err
}

// file files a report through the reception, as its carrier would.
func (f *Filler) file(ctx context.Context, one filing) (added bool, err error) {
	read, _, err := intake.ReadReport(one.body)
	if err != nil {
		return false, err
	}
	counter := reception.Reception{Archive: f.Archive, Now: f.Now, Program: f.Program}
	received, err := counter.File(ctx, reception.Sender{Carrier: one.account.Carrier, Login: one.account.Login}, read, 0)
	switch {
	case errors.Is(err, reception.ErrReferenceTaken): // somebody amended it, which a demonstration is for
		return false, nil
	case err != nil:
		return false, fmt.Errorf("%s: %w", read.CarrierRef, err)
	}
	return !received.Again, nil
}
