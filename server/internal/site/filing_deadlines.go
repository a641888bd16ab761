package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	duties "jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/views/filing"
)

const (
	urgentDeadlines = 10 // on the list of a carrier's filings
	deadlinesOnPage = 50
)

// debt is a report with a last day that a carrier may owe.
type debt struct {
	name    string // in the address
	report  duties.Report
	owing   archive.Terms // filings that owe it unless they have met it
	depends bool          // on an answer that is not determined yet
}

// debts are all of them. For an incident that occurred later, the last day never comes earlier (30 days from occurrence; two months from the
// end of the quarter or fiscal year), so the order of occurrence is that of urgency, and the archive gives the most urgent of any number of
// filings at once. Whether a periodic report is due that is not determined cannot be searched for, and hangs on what the carrier finds out
// long before the last day.
var debts = []debt{
	{"severe-report", duties.SevereReport, archive.Terms{archive.Form: {duties.SevereForm.String()}}, false},
	{"periodic", duties.Periodic, archive.Terms{archive.Form: {duties.PeriodicDetailed.String(), duties.PeriodicSimplified.String()}}, false},
	{"severe-report" + filing.If, duties.SevereReport, archive.Terms{archive.Severe: {incident.Undetermined.String()}}, true},
}

// showDeadlines answers GET /filings/deadlines?report=…: what a carrier has not met of one report, the most urgent first.
func (s *Site) showDeadlines(c echo.Context, v *visit) error {
	ctx := c.Request().Context()
	in := &filing.DeadlinesInput{Visit: s.frame(c, v.catalog, v.who), Report: c.QueryParam("report"), After: c.QueryParam("after"), Today: s.now().Date()}
	i := slices.IndexFunc(debts, func(d debt) bool { return d.name == in.Report })
	if i < 0 {
		return refusal.Because(refusal.NotFound)
	}
	page, err := s.unmet(ctx, v.who.Carrier, &debts[i], deadlinesOnPage, in.After)
	if errors.Is(err, archive.ErrCursor) {
		return refusal.Because(refusal.NotFound)
	}
	if err != nil {
		return err
	}
	if err := s.note(ctx, v.who, archive.Searched, "", fmt.Sprintf("%d deadlines: %s", page.total, in.Report)); err != nil {
		return err
	}
	in.Path = withQuery(in.Path, c.QueryParams())
	in.Open, in.Total, in.Next = page.due, page.total, page.next
	return privatePage(c, http.StatusOK, filing.DeadlinesPage(in))
}

// mayOwe lets in who reads what a carrier filed for it.
func mayOwe(p account.Principal) bool { return sees(p) && p.Role == account.RoleCarrier }

// deadlines are the most urgent of a carrier's deadlines, and how many there are of each report.
func (s *Site) deadlines(ctx context.Context, carrier string) (filing.Deadlines, error) {
	all := filing.Deadlines{Today: s.now().Date()}
	for i := range debts {
		page, err := s.unmet(ctx, carrier, &debts[i], urgentDeadlines, "")
		if err != nil {
			return all, err
		}
		all.Open = append(all.Open, page.due...)
		all.Counts = append(all.Counts, filing.Count{Value: debts[i].name, Count: page.total})
	}
	slices.SortStableFunc(all.Open, func(a, b filing.Deadline) int { return cmp.Compare(a.Due, b.Due) })
	all.Open = all.Open[:min(len(all.Open), urgentDeadlines)]
	return all, nil
}

// unmetPage is a page of deadlines that are not met.
type unmetPage struct {
	due   []filing.Deadline
	total int64
	next  string
}

// unmet is a page of what a carrier has not met of one report, the most urgent first.
func (s *Site) unmet(ctx context.Context, carrier string, d *debt, limit int, after string) (*unmetPage, error) {
	terms := maps.Clone(d.owing)
	for _, stage := range report.Unmet(d.report) {
		terms[archive.Stage] = append(terms[archive.Stage], string(stage))
	}
	found, err := s.config.Archive.Search(ctx, archive.Query{
		Carrier: carrier, Match: terms, Sort: archive.ByOccurred, Limit: limit, After: after,
	})
	if err != nil {
		return nil, err
	}
	page := unmetPage{total: found.Total, next: found.Next}
	for _, f := range found.Items {
		day, err := d.lastDay(f)
		if err != nil {
			return nil, err
		}
		page.due = append(page.due, filing.Deadline{Receipt: f.Receipt, Reference: f.CarrierRef, Report: d.name, Due: day})
	}
	return &page, nil
}

// lastDay is the last day for the report on a filed incident, by the verdict that was kept.
func (d *debt) lastDay(f *archive.Filing) (civil.Date, error) {
	verdict, err := readVerdict(f.Newest().Verdict)
	if err != nil {
		return 0, fmt.Errorf("%w: verdict of %s: %w", archive.ErrCorrupt, f.Receipt, err)
	}
	list := verdict.Duties
	if d.depends {
		list = verdict.Conditional
	}
	for _, duty := range list {
		if duty.Report == d.report.String() && duty.Due != 0 {
			return duty.Due, nil
		}
	}
	return 0, fmt.Errorf("%w: the verdict of %s has no last day for %s", archive.ErrCorrupt, f.Receipt, d.name)
}
