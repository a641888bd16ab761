package site

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/refusal"
	"jiko/views/admin"
	"jiko/views/frame"
)

// listAccounts answers GET /admin/accounts: the accounts that match, page by page.
func (s *Site) listAccounts(c echo.Context, v *visit) error {
	return s.accountsPage(c, v, http.StatusOK, &admin.AccountsInput{Find: admin.Find{Asked: c.QueryParams()}})
}

func (s *Site) accountsPage(c echo.Context, v *visit, status int, in *admin.AccountsInput) error {
	in.Visit = s.frame(c, v.catalog, v.who)
	in.Path = withQuery(v.catalog.Home+frame.Accounts, in.Asked) // also where a form was refused
	q, err := searchOf(in.Asked)
	if err != nil {
		return err
	}
	list, more, err := s.accounts.Find(c.Request().Context(), v.who, q)
	if err != nil {
		return err
	}
	if more {
		in.Next = list[len(list)-1].Login
	}
	for i := range list {
		in.Accounts = append(in.Accounts, shownAccount(&list[i]))
	}
	return privatePage(c, status, admin.Accounts(in))
}

// searchOf reads what a list of accounts or carriers is narrowed down to. Only who makes up an address asks for what no form offers.
func searchOf(asked url.Values) (account.Search, error) {
	q := account.Search{
		Text: asked.Get("q"), Role: account.Role(asked.Get("role")), State: account.State(asked.Get("state")),
		After: asked.Get("after"), Limit: linesOnPage,
	}
	if q.Role != "" && !slices.Contains(account.Roles(), q.Role) || q.State != "" && !slices.Contains(account.States(), q.State) {
		return q, refusal.Because(refusal.NotFound)
	}
	return q, nil
}

func shownAccount(a *account.Account) admin.Account {
	return admin.Account{
		Login: a.Login, Role: string(a.Role), Carrier: a.Carrier, Suspended: a.Suspended, Factor: a.Factor, Added: a.Added,
	}
}
