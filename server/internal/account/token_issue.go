package account

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"jiko/server/internal/archive"
)

// longestLabel is the most characters of a token's label.
const longestLabel = 100

// NewToken is a token that is to be issued.
type NewToken struct {
	Login  string
	Label  string        // what its owner calls it; may be empty
	Scopes Scopes        // none for all that the role can use
	Life   time.Duration // 0 for the usual one

	Confirmation Confirmation // of whoever makes it in a session
}

// IssueToken makes a token for a login. What it gives is shown once: the archive keeps its digest only.
func (a *Accounts) IssueToken(ctx context.Context, by Principal, n NewToken) (secret string, t *Token, err error) {
	if !by.CanIssueTokenFor(n.Login) {
		return "", nil, refuse(Forbidden)
	}
	_, account, err := a.account(ctx, n.Login)
	if err != nil {
		return "", nil, err
	}
	record, err := a.tokenFor(account, by, n)
	if err != nil {
		return "", nil, err
	}
	if by.Session != "" {
		if err := a.Confirm(ctx, by, n.Confirmation); err != nil {
			return "", nil, err
		}
	}
	if secret, err = a.newToken(); err != nil {
		return "", nil, err
	}
	record.Key = digest(secret)
	t, err = showToken(record)
	if err != nil {
		return "", nil, err
	}
	detail := "token " + t.ID + " " + t.Scopes.String() + " until " + t.Expires.Format(time.RFC3339)
	if err := a.store.Insert(ctx, *record, a.entry(by.Login, archive.TokenIssued, t.Login, detail)); err != nil {
		return "", nil, err
	}
	return secret, t, nil
}

// tokenFor is the record of a token that the account may have.
func (a *Accounts) tokenFor(account *kept, by Principal, n NewToken) (*archive.Record, error) {
	all := account.Role.Scopes()
	if n.Scopes == 0 {
		n.Scopes = all
	}
	if n.Life == 0 {
		n.Life = a.options.TokenLife
	}
	n.Label = strings.TrimSpace(n.Label)
	switch {
	case n.Scopes == 0 || !all.Has(n.Scopes):
		return nil, refuse(ScopeNotOfRole)
	case n.Life < time.Second || n.Life > a.options.TokenLongest:
		return nil, refuse(ExpiryInvalid)
	case !utf8.ValidString(n.Label), utf8.RuneCountInString(n.Label) > longestLabel, strings.ContainsFunc(n.Label, unseen):
		return nil, refuse(LabelInvalid)
	}
	now := a.now()
	t := token{Login: account.Login, Label: n.Label, Scopes: n.Scopes, Issued: now, By: by.Login}
	return &archive.Record{Bucket: archive.Tokens, Owner: account.Login, Expires: now.Add(n.Life), Body: encode(t)}, nil
}
