package site

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
	"jiko/views/frame"
)

// routeAdmin names the pages of whoever keeps the accounts.
func (s *Site) routeAdmin() {
	keeps, reads := account.Principal.CanManageAccounts, account.Principal.CanReadLedger
	s.person(http.MethodGet, frame.Accounts, keeps, s.listAccounts)
	s.person(http.MethodPost, admin.AddPath, keeps, s.addAccount)
	s.person(http.MethodPost, admin.SuspendPath, keeps, s.changeAccount("suspended", admin.SuspendPath, s.accounts.Suspend))
	s.person(http.MethodPost, admin.ResumePath, keeps, s.changeAccount("resumed", admin.ResumePath, s.accounts.Resume))
	s.person(http.MethodPost, admin.FactorPath, keeps, s.changeAccount("factor", admin.FactorPath, s.dropFactor))
	s.person(http.MethodPost, admin.ResetPath, keeps, s.resetPassword)
	s.person(http.MethodGet, frame.Carriers, keeps, s.listCarriers)
	s.person(http.MethodPost, admin.CarrierSuspend, keeps, s.changeCarrier("suspended", s.accounts.SuspendCarrier))
	s.person(http.MethodPost, admin.CarrierResumePath, keeps, s.changeCarrier("resumed", s.accounts.ResumeCarrier))
	s.person(http.MethodGet, frame.Ledger, reads, s.listLedger)
}

// listAccounts answers GET /admin/accounts.
func (s *Site) listAccounts(c echo.Context, v *visit) error {
	return s.accountsPage(c, v, http.StatusOK, &admin.AccountsInput{Done: c.QueryParam("done")})
}

func (s *Site) accountsPage(c echo.Context, v *visit, status int, in *admin.AccountsInput) error {
	in.Visit = s.frame(c, v.catalog, v.who)
	in.Path = v.catalog.Home + frame.Accounts // also where a form was refused
	list, err := s.accounts.List(c.Request().Context(), v.who, "")
	if err != nil {
		return err
	}
	for _, a := range list {
		in.Accounts = append(in.Accounts, admin.Account{Login: a.Login, Role: string(a.Role), Carrier: a.Carrier, Suspended: a.Suspended, Added: a.Added})
	}
	return privatePage(c, status, admin.Accounts(in))
}

// accountsRefused shows the accounts again, and why the form was refused. What is no refusal is given back.
func (s *Site) accountsRefused(c echo.Context, v *visit, err error, in *admin.AccountsInput) error {
	var refused *account.Error
	if !errors.As(err, &refused) {
		return err
	}
	in.Code = string(refused.Code)
	return s.accountsPage(c, v, formStatus(refused.Code), in)
}

// accountsDone leads back to the accounts, which say what was done.
func accountsDone(c echo.Context, v *visit, done string) error {
	return c.Redirect(http.StatusSeeOther, v.catalog.Home+frame.Accounts+"?done="+done)
}
