package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/views/filing"
)

// outdated tells that somebody amended the filing since the form was filled.
func outdated(in *filing.FormInput) bool { return in.Amends != nil && in.From < in.Amends.Number }

// overtaken shows the form to whom somebody was faster with amending the same filing: with what changed meanwhile, and with what was
// typed over it.
func (s *Site) overtaken(c echo.Context, v *visit, in *filing.FormInput) error {
	f, err := s.amended(c.Request().Context(), v, in.Amends.Receipt)
	if err != nil {
		return err
	}
	if err = s.catchUp(v, in, f); err != nil {
		return err
	}
	s.keepDraft(c, v, in)
	return s.refuseForm(c, v, in, http.StatusConflict, []filing.Problem{{Code: refusal.AmendedMeanwhile.String()}})
}

// catchUp brings a form that was filled from an earlier revision to the newest one, with its incident where that was not changed in
// the form.
func (s *Site) catchUp(v *visit, in *filing.FormInput, f *archive.Filing) (err error) {
	began, err := s.amendment(v, f, &f.Revisions[in.From-1])
	if err != nil {
		return err
	}
	if in.Amends, err = s.amendment(v, f, f.Newest()); err != nil {
		return err
	}
	if asked := s.asked(v, in.Amends.Incident.Canonical()); in.Query == began.Incident.Canonical() && asked.Inquiry.Answered {
		in.Query, in.Incident = asked.Query, asked
	}
	in.From, in.Began, in.Saving.Behind = in.Amends.Number, &began.Version, true
	in.Draft = filing.Merge(in.Draft.Typed(), began.Draft, in.Amends.Draft)
	return nil
}
