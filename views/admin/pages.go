// Package admin is the pages of whoever keeps the accounts.
package admin

// The addresses of the pages and of what can be done on them, behind that of the language. The lists are in package frame.
const (
	AddPath           = "admin/accounts/add"
	OnePath           = "admin/account" // of the account that the query names
	SuspendPath       = "admin/account/suspend"
	ResumePath        = "admin/account/resume"
	ResetPath         = "admin/account/reset"
	FactorPath        = "admin/account/factor"
	SessionEndPath    = "admin/account/session-end"
	SessionsEndPath   = "admin/account/sessions-end"
	TokenRevokePath   = "admin/account/token-revoke"
	CarrierAddPath    = "admin/carriers/add"
	CarrierSuspend    = "admin/carriers/suspend"
	CarrierResumePath = "admin/carriers/resume"
)
