package site

import (
	"net/http"

	"jiko/server/internal/account"
	"jiko/views/filing"
)

// routeFilings names the pages of filings.
func (s *Site) routeFilings() {
	s.person(http.MethodGet, filing.New, account.Principal.CanFile, s.newFiling)
	s.person(http.MethodPost, filing.New, everybody, s.holding(s.sendFiling))
	s.person(http.MethodGet, filing.Home, sees, tidied(s.plain(s.indexFilings)))
	s.person(http.MethodGet, filing.CSV, sees, s.exportCSV)
	s.person(http.MethodGet, filing.NDJSON, sees, s.exportNDJSON)
	s.person(http.MethodGet, filing.Home+"/:receipt/"+filing.JSON, sees, s.exportFiling)
	s.person(http.MethodGet, filing.DeadlinesPath, mayOwe, s.showDeadlines)
	s.person(http.MethodGet, filing.Home+"/:receipt", sees, s.filingPage)
	s.person(http.MethodGet, filing.Home+"/:receipt/"+filing.Sheet, sees, s.filingSheet)
	s.person(http.MethodPost, filing.Home+"/:receipt/"+filing.StatePath, account.Principal.CanHandle, s.settleCase)
	s.person(http.MethodPost, filing.Home+"/:receipt/"+filing.NotePath, account.Principal.CanHandle, s.noteCase)
	s.person(http.MethodPost, filing.Home+"/:receipt/"+filing.QuestionPath, account.Principal.CanHandle, s.askCarrier)
	s.person(http.MethodPost, filing.Home+"/:receipt/"+filing.WithdrawPath, account.Principal.CanHandle, s.withdrawQuestion)
	s.person(http.MethodPost, filing.Home+"/:receipt/"+filing.AnswerPath, account.Principal.CanFile, s.answerQuestion)
	s.person(http.MethodGet, filing.Home+"/:receipt/"+filing.Amend, account.Principal.CanFile, s.amendFiling)
	s.person(http.MethodPost, filing.Home+"/:receipt/"+filing.Amend, everybody, s.holding(s.sendAmendment))
	s.person(http.MethodGet, filing.Drafts+"/:draft", account.Principal.CanFile, s.resumeDraft)
	s.person(http.MethodGet, correction(":draft"), account.Principal.CanFile, s.correctIncident)
	s.person(http.MethodGet, filing.Drafts+"/:draft/:step", account.Principal.CanFile, s.resumeDraft)
	s.person(http.MethodGet, filing.Drafts+"/:draft/"+filing.Discard, account.Principal.CanFile, s.askDiscard)
	s.person(http.MethodPost, filing.Drafts+"/:draft/"+filing.Discard, account.Principal.CanFile, s.discardDraft)
	s.person(http.MethodGet, filing.Home+"/:receipt/"+filing.Attachments+"/:sha256", sees, s.filingAttachment)
	s.person(http.MethodGet, filing.Home+"/"+filing.Uploads+"/:sha256", account.Principal.CanFile, s.showUpload)
}
