package site

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	duties "jiko/shared/filing"
	"jiko/views/calculator"
	"jiko/views/filing"
	"jiko/views/words"
)

// What the address of the page of a filing can say beside a revision.
const (
	justReceived = "received"
	justDone     = "done"    // what was done with the case of the filing
	comparedWith = "against" // the revision that is compared with
)

// filingPage answers GET /filings/{receipt}: the filing of the address, for its carrier and the ministry's staff. A revision that is asked
// for is compared with the one before, or with the one that is asked for as well.
func (s *Site) filingPage(c echo.Context, v *visit) error {
	asked, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	just, done := asked.Has(justReceived), asked.Get(justDone)
	asked.Del(justReceived)
	asked.Del(justDone)
	if err := numbersOnly(asked, "revision", comparedWith); err != nil {
		return err
	}
	f, err := s.filing(c, v.who, archive.Read, asked.Encode())
	if err != nil {
		return err
	}
	r, err := revision(f, asked.Get("revision"))
	if err != nil {
		return err
	}
	in, err := s.wholePage(c, v, f, r)
	if err != nil {
		return err
	}
	if in.Against, err = s.against(v, f, asked); err != nil {
		return err
	}
	in.Just, in.Case.Done = just, done
	in.Path = withQuery(in.Path, asked)
	return privatePage(c, http.StatusOK, filing.ShowPage(in))
}

// against is the revision that the one asked for is compared with, nil for none.
func (s *Site) against(v *visit, f *archive.Filing, asked url.Values) (*filing.Version, error) {
	number := asked.Get(comparedWith)
	if number == "" {
		n, err := strconv.Atoi(asked.Get("revision"))
		if err != nil || n < 2 {
			return nil, nil
		}
		number = strconv.Itoa(n - 1)
	}
	r, err := revision(f, number)
	if err != nil {
		return nil, err
	}
	shown, err := s.shownFiling(v, f, r)
	if err != nil {
		return nil, err
	}
	return &filing.Version{Number: r.Number, Draft: shown.Draft, Incident: shown.Incident}, nil
}

// wholePage is a revision of a filing with all that stands around it on its page.
func (s *Site) wholePage(c echo.Context, v *visit, f *archive.Filing, r *archive.Revision) (*filing.ShowInput, error) {
	in, err := s.shownFiling(v, f, r)
	if err != nil {
		return nil, err
	}
	in.Visit, in.MayAmend, in.MayHandle = s.frame(c, v.catalog, v.who), v.who.CanAmend(f.Carrier), v.who.CanHandle()
	in.Path = in.At(filing.Home) + "/" + f.Receipt // also where a form was refused
	if in.Case, err = s.shownCase(c.Request().Context(), v.who, f); err != nil {
		return nil, err
	}
	if in.Kept, err = s.kept(c.Request().Context(), f.Carrier, in.Draft); err != nil {
		return nil, err
	}
	in.Belonging, err = s.config.Archive.BelongingTo(c.Request().Context(), f.Receipt)
	return in, err
}

// shownFiling is a revision of a filing as its page shows it. The verdict is worked out again, as of the moment when it was filed.
func (s *Site) shownFiling(v *visit, f *archive.Filing, r *archive.Revision) (*filing.ShowInput, error) {
	kept, err := intake.ReadKept(r.Content)
	if err != nil {
		return nil, err
	}
	draft, err := draftOf(r.Content)
	if err != nil {
		return nil, err
	}
	in := &filing.ShowInput{
		Receipt: f.Receipt, Filer: f.Carrier, Staff: v.who.Role == account.RoleStaff, BelongsTo: f.Index.BelongsTo, Draft: draft,
		Incident: calculator.Filed(v.catalog.Lang, kept.Incident.Incident, japan(r.At), s.now()),
	}
	if in.Judged, err = s.judged(f, r, &in.Incident.Inquiry.Verdict); err != nil {
		return nil, err
	}
	in.Incident.Met = met(v.catalog, report.Stage(f.Index.Stage))
	for i := range f.Revisions {
		in.Revisions = append(in.Revisions, shownRevision(&f.Revisions[i]))
	}
	in.Revision = shownRevision(r)
	return in, nil
}

// met is what is said of the reports that a filing meets which has come so far, by their codes.
func met(w *words.Catalog, stage report.Stage) map[string]string {
	said := map[string]string{}
	for _, duty := range []duties.Report{duties.SevereFirst, duties.SevereReport, duties.Periodic} {
		if stage.Meets(duty) {
			said[duty.String()] = w.Standing.Met
		}
	}
	return said
}

func shownRevision(r *archive.Revision) filing.Revision {
	var stage string
	if d, err := draftOf(r.Content); err == nil { // one that cannot be read shows without its stage
		stage = d.Get("stage")
	}
	return filing.Revision{Number: r.Number, At: minute(r.At), By: r.By, Stage: stage}
}

// minute is an instant as the rules read it, without its seconds.
func minute(t time.Time) civil.Instant { return japan(t.Truncate(time.Minute)) }

// japan is an instant as the rules read it.
func japan(t time.Time) civil.Instant { return civil.FromUnix(t.Unix()) }
