package site

import (
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/views/filing"
)

// sendFiling answers POST /filings/new: what the button asks for. A filing is kept once it was checked; sent again, it is the
// same filing.
func (s *Site) sendFiling(c echo.Context, v *visit) error {
	in, typed, err := s.typedForm(c, v)
	if err != nil || in == nil {
		return err
	}
	return s.takeFiling(c, v, in, typed)
}

// typedForm is the form for the incident of the address as it was sent.
func (s *Site) typedForm(c echo.Context, v *visit) (*filing.FormInput, *typedFiling, error) {
	in, err := s.filingForm(c, v, v.catalog.Home, c.Request().URL.RawQuery)
	if err != nil || in == nil {
		return nil, nil, err
	}
	typed, err := s.readFiling(c, v)
	if err != nil {
		return nil, nil, err
	}
	in.Draft, in.Saving, in.Step = typed.Draft, savingOf(typed.Draft), typed.Draft.Step()
	return in, typed, nil
}

// takeFiling does what a button of the form asks for. Whichever it is, what was typed is a draft until it is sent.
func (s *Site) takeFiling(c echo.Context, v *visit, in *filing.FormInput, typed *typedFiling) error {
	do := in.Draft.Get("do")
	wrong := typed.unattached(do)
	switch {
	case do == filing.Send && len(wrong) == 0:
		return s.checkFiling(c, v, in, func(filed *report.Report) error { return s.keepFiling(c, v, in, filed) })
	case do == filing.Save && wantsJSON(c.Request()):
		return s.saveQuietly(c, v, in)
	}
	_, edited := in.Draft.Edit(do)
	switch {
	case outdated(in):
		return s.overtaken(c, v, in)
	case do == filing.Save, do == filing.Change:
		return s.saveDraft(c, v, in, do)
	}
	status := s.keepDraft(c, v, in)
	in.Attached = do == filing.Attach && len(wrong) == 0
	switch {
	case len(wrong) > 0:
		return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, wrong)
	case strings.HasPrefix(do, filing.Show):
		return s.showStep(c, v, in, status)
	case strings.HasPrefix(do, filing.Mend):
		in.Problems = wrongSoFar(in)
		return s.formPage(c, v, http.StatusUnprocessableEntity, in, filing.FormPage)
	case edited, do == filing.Attach:
		return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
	}
	return s.checkFiling(c, v, in, func(*report.Report) error { return s.formPage(c, v, http.StatusOK, in, filing.CheckPage) })
}

// showStep leads to a step of the draft, which has an address, so that the browser leads back to the step before. Where there is
// something to say of how the draft was kept, it shows the step at once.
func (s *Site) showStep(c echo.Context, v *visit, in *filing.FormInput, status int) error {
	if status == http.StatusOK && in.Saving.Other == "" {
		return c.Redirect(http.StatusSeeOther, in.Path)
	}
	return s.formPage(c, v, http.StatusOK, in, filing.FormPage)
}

// checkFiling goes on with a report in which nothing is wrong, and else shows the form and what is.
func (s *Site) checkFiling(c echo.Context, v *visit, in *filing.FormInput, then func(*report.Report) error) error {
	in.Draft.Tidy()
	filed, problems, err := draftReport(in.Draft, in.Incident)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, problems)
	case in.Amends == nil:
		switch taken, err := s.reception.Taken(c.Request().Context(), sender(v.who), filed); {
		case err != nil:
			return err
		case taken != nil:
			return s.refuseReference(c, v, in, taken)
		}
	}
	return then(filed)
}

// refuseReference shows the form of a new filing whose reference the carrier has used, and leads to the filing that has it: what is
// reported may be more of the same incident.
func (s *Site) refuseReference(c echo.Context, v *visit, in *filing.FormInput, taken *archive.Filing) error {
	in.Earlier = []filing.Earlier{{Receipt: taken.Receipt, Reference: taken.CarrierRef}}
	return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, []filing.Problem{{Name: "carrierRef", Code: refusal.ReferenceTaken.String()}})
}

// keepFiling files what was checked, lets its draft go, and leads to its page.
func (s *Site) keepFiling(c echo.Context, v *visit, in *filing.FormInput, filed *report.Report) error {
	received, err := s.reception.File(c.Request().Context(), sender(v.who), filed, in.From)
	if problems := draftProblems(in.Draft, err); len(problems) > 0 {
		return s.refuseForm(c, v, in, http.StatusUnprocessableEntity, problems)
	}
	if errors.Is(err, reception.ErrAmendedMeanwhile) && outdated(in) {
		return s.overtaken(c, v, in)
	}
	if err != nil {
		return err
	}
	if err := s.drafts.Done(c.Request().Context(), v.who.Carrier, draftIn(in, v)); err != nil { // the filing is kept all the same
		s.config.Log.LogAttrs(c.Request().Context(), slog.LevelWarn, "draft stays", slog.String("request", requestID(c)), slog.Any("error", err))
	}
	address := in.At(filing.Home) + "/" + received.Receipt + "?" + justReceived
	if wantsJSON(c.Request()) {
		return c.JSON(http.StatusOK, sent{address, received.Again})
	}
	return c.Redirect(http.StatusSeeOther, address)
}

// sent tells the page that a filing was received, and where its receipt is.
type sent struct {
	Address string `json:"address"`
	Again   bool   `json:"again"` // it had been received before
}

// refuseForm shows the form again, and what is wrong with it.
func (s *Site) refuseForm(c echo.Context, v *visit, in *filing.FormInput, status int, problems []filing.Problem) error {
	in.Refuse(problems)
	return s.formPage(c, v, status, in, filing.FormPage)
}

// formPage answers with a page of the form, which shows what is known of its attachments.
func (s *Site) formPage(c echo.Context, v *visit, status int, in *filing.FormInput, page func(*filing.FormInput) templ.Component) error {
	var err error
	if in.Kept, err = s.kept(c.Request().Context(), v.who.Carrier, in.Draft); err != nil {
		return err
	}
	in.MaxFile = reception.MaxAttachment
	return privatePage(c, status, page(in))
}
