package site

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/draft"
	"jiko/server/internal/refusal"
	"jiko/shared/inquiry"
	"jiko/views/filing"
)

// savingOf says which draft a form writes, by what it sent.
func savingOf(typed filing.Draft) filing.Saving {
	version, err := strconv.ParseInt(typed.Get(filing.DraftVersion), 10, 64)
	if err != nil {
		version = 0
	}
	return filing.Saving{ID: typed.Get(filing.DraftID), Version: version, Writer: typed.Get(filing.DraftWriter)}
}

// draftIn is the draft that a form writes, with what was typed.
func draftIn(in *filing.FormInput, v *visit) *draft.Draft {
	d := &draft.Draft{
		ID: in.Saving.ID, Version: in.Saving.Version, Writer: in.Saving.Writer, Incident: in.Query,
		Values: url.Values(in.Draft.Typed()), Step: filing.Steps[in.Step].Name, By: v.who.Login, Revision: in.From,
	}
	if in.Amends != nil {
		d.Receipt = in.Amends.Receipt
	}
	if !draft.IsID(d.Writer) {
		d.Writer = draft.NewID()
	}
	return d
}

// keepDraft keeps what was typed, and says in the form how that went. It returns the status of it: what cannot be kept keeps nobody
// from going on. The page that answers writes under an id of its own, so that a page that somebody goes back to in the browser does not
// take the place of what was typed since.
func (s *Site) keepDraft(c echo.Context, v *visit, in *filing.FormInput) int {
	d := draftIn(in, v)
	other, err := s.keepAll(c.Request().Context(), v.who.Carrier, d)
	if err != nil {
		status := statuses[asRefusal(err).Reason]
		if in.Saving.Failed = failedDraft(err); status >= http.StatusInternalServerError {
			s.logFailure(c, err)
		}
		return status
	}
	in.Saving = filing.Saving{ID: d.ID, Version: d.Version, Writer: draft.NewID(), Saved: minute(d.Saved), Other: other}
	in.Path = in.At(filing.Drafts) + "/" + d.ID + "/" + d.Step
	return http.StatusOK
}

// keepAll keeps a draft, and what was sent for it as long as the draft: to the end of its last day, so that this is noted once a day.
func (s *Site) keepAll(ctx context.Context, carrier string, d *draft.Draft) (other string, err error) {
	const day = 24 * time.Hour
	if other, err = s.drafts.Save(ctx, carrier, d); err != nil {
		return other, err
	}
	until := d.Saved.Add(draft.Lasting + day).Truncate(day)
	for _, a := range filing.Draft(d.Values).Attachments() {
		if err := s.reception.Hold(ctx, carrier, a.SHA256, until); err != nil && !errors.Is(err, archive.ErrNotFound) {
			return other, err // what was not sent is told when the answers are checked
		}
	}
	return other, nil
}

// failedDraft is the code of why a draft was not kept.
func failedDraft(err error) string {
	switch asRefusal(err).Reason {
	case refusal.TooManyDrafts:
		return refusal.TooManyDrafts.String()
	case refusal.TooLarge:
		return refusal.TooLarge.String()
	default:
		return "not-kept"
	}
}

// saveDraft keeps a draft because somebody pressed a button that says so, and leads to it, or to the calculator.
func (s *Site) saveDraft(c echo.Context, v *visit, in *filing.FormInput, do string) error {
	status := s.keepDraft(c, v, in)
	switch {
	case status != http.StatusOK:
		return s.refuseForm(c, v, in, status, []filing.Problem{{Code: in.Saving.Failed}})
	case do == filing.Change:
		return c.Redirect(http.StatusSeeOther, behind(in.At(correction(in.Saving.ID)), in.Query))
	case in.Saving.Other != "":
		return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
	}
	return c.Redirect(http.StatusSeeOther, in.Path)
}

// saved tells a page that saves by itself how that went.
type saved struct {
	Draft   string         `json:"draft"`
	Version int64          `json:"version"`
	Address string         `json:"address"`         // where the draft is gone on with
	Other   string         `json:"other,omitempty"` // where the draft is that another page saved first
	Said    string         `json:"said"`
	Wrong   []filing.Wrong `json:"wrong"`
}

// saveQuietly keeps a draft because its page does so from time to time, and tells it what is wrong so far.
func (s *Site) saveQuietly(c echo.Context, v *visit, in *filing.FormInput) error {
	status := s.keepDraft(c, v, in)
	in.Problems = wrongSoFar(in)
	said := saved{Draft: in.Saving.ID, Version: in.Saving.Version, Address: in.Path, Said: in.Saving.Said(in.Words()), Wrong: in.Wrong()}
	if in.Saving.Other != "" {
		said.Other = in.At(filing.Drafts) + "/" + in.Saving.Other
		said.Said = in.Words().Drafts.Split
	}
	return c.JSON(status, said)
}

// wrongSoFar are the problems of what was typed, but for rows in which nothing stands yet.
func wrongSoFar(in *filing.FormInput) []filing.Problem {
	typed := in.Draft.Typed()
	_, problems, err := draftReport(typed, in.Incident)
	if err != nil {
		return nil // what cannot be said now is said when the answers are checked
	}
	return slices.DeleteFunc(problems, func(p filing.Problem) bool { return typed.Blank(p.Name) })
}

// unfinished are the drafts of a carrier as its pages list them.
func (s *Site) unfinished(ctx context.Context, carrier string) ([]filing.Unfinished, error) {
	drafts, err := s.drafts.List(ctx, carrier)
	if err != nil {
		return nil, err
	}
	all := make([]filing.Unfinished, len(drafts))
	for i, d := range drafts {
		all[i] = s.unfinishedOf(&d)
	}
	return all, nil
}

func (s *Site) unfinishedOf(d *draft.Draft) filing.Unfinished {
	var about inquiry.Inquiry
	about.Ask(d.Incident, s.now())
	return filing.Unfinished{
		ID: d.ID, Occurred: about.Incident.Occurred, Receipt: d.Receipt, Reference: d.Values.Get("carrierRef"), By: d.By, Saved: minute(d.Saved),
	}
}

// wantsJSON tells a script of a page from the browser that loads a page.
func wantsJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "application/json")
}
