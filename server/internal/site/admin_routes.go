package site

import (
	"net/http"

	"jiko/server/internal/account"
	"jiko/views/admin"
	"jiko/views/frame"
)

// linesOnPage is how many accounts, carriers or entries of the ledger stand on a page.
const linesOnPage = 50

// routeAdmin names the pages of whoever keeps the accounts.
func (s *Site) routeAdmin() {
	keeps, reads := account.Principal.CanManageAccounts, account.Principal.CanReadLedger
	s.person(http.MethodGet, frame.Accounts, keeps, tidied(s.listAccounts))
	s.person(http.MethodPost, admin.AddPath, keeps, s.addAccount)
	s.person(http.MethodGet, admin.OnePath, keeps, s.oneAccount)
	s.person(http.MethodPost, admin.SuspendPath, keeps, s.changeAccount(admin.SuspendPath, "suspended", s.suspend))
	s.person(http.MethodPost, admin.ResumePath, keeps, s.changeAccount(admin.ResumePath, "resumed", s.resume))
	s.person(http.MethodPost, admin.ResetPath, keeps, s.changeAccount(admin.ResetPath, "reset", s.resetPassword))
	s.person(http.MethodPost, admin.FactorPath, keeps, s.changeAccount(admin.FactorPath, "factor", s.dropFactor))
	s.person(http.MethodPost, admin.SessionEndPath, keeps, s.changeAccount(admin.SessionEndPath, "session-ended", s.endSessionOf))
	s.person(http.MethodPost, admin.SessionsEndPath, keeps, s.changeAccount(admin.SessionsEndPath, "sessions-ended", s.endSessionsOf))
	s.person(http.MethodPost, admin.TokenRevokePath, keeps, s.changeAccount(admin.TokenRevokePath, "token-revoked", s.revokeTokenOf))
	s.person(http.MethodGet, frame.Carriers, keeps, tidied(s.listCarriers))
	s.person(http.MethodPost, admin.CarrierAddPath, keeps, s.addCarrier)
	s.person(http.MethodPost, admin.CarrierSuspend, keeps, s.changeCarrier("suspended", s.accounts.SuspendCarrier))
	s.person(http.MethodPost, admin.CarrierResumePath, keeps, s.changeCarrier("resumed", s.accounts.ResumeCarrier))
	s.person(http.MethodGet, frame.Ledger, reads, tidied(s.listLedger))
}
