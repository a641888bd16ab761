package inquiry_test

import (
	"fmt"
	"testing"
)

// ask what is typed, and hold the answer to the words.
type example struct{ line, want string }

// edges are the 32 edge cases for a classifier, §6 of the project's collection of facts, by their numbers there. What the table says
// of a case stands as its sentence.
var edges = []struct {
	row      int
	sentence string
	examples []example
}{
	{1, "exactly 60 or 120 minutes, exactly 30,000 or 100,000 or 1,000,000 users: met", []example{
		{"t=2020-06-01T10:00 k=emergency-voice u=30000 m=60", "severe:yes category:1:yes"},
		{"t=2020-06-01T10:00 k=voice u=30000 m=120", "severe:yes category:2:yes"},
		{"t=2020-06-01T10:00 k=voice u=100000 m=60", "severe:yes"},
		{"t=2020-06-01T10:00 k=other u=1000000 m=60", "severe:yes"},
		{"t=2020-06-01T10:00 k=lpwa u=1000000 m=120", "severe:yes"},
		{"t=2020-06-01T10:00 k=emergency-voice u=30000 n=2020-06-01T11:00", "severe:yes"},
	}},
	{2, "59 minutes 59 seconds, 29,999 users: not met; seconds are kept and never rounded up", []example{
		{"t=2020-06-01T10:00 k=emergency-voice u=30000 n=2020-06-01T10:59:59", "severe:no minutes:59:59"},
		{"t=2020-06-01T10:00:30 k=emergency-voice u=30000 n=2020-06-01T11:00:29", "severe:no"},
		{"t=2020-06-01T10:00:30 k=emergency-voice u=30000 n=2020-06-01T11:00:30", "severe:yes"},
		{"t=2020-06-01T10:00 k=emergency-voice u=30000 n=2020-06-01T10:30:30 e=stop b=2020-06-01T10:30:30 n=2020-06-01T11:00", "severe:yes"},
		{"t=2020-06-01T10:00 k=emergency-voice u=29999 m=60", "severe:no periodic:no"},
	}},
	{3, "two pairs of a category, each missed by a little: not severe", []example{
		{"t=2020-06-01T10:00 k=other u=999999 m=119", "severe:no periodic:yes bounds:120:30000:no bounds:60:1000000:no"},
		{"t=2020-06-01T10:00 k=voice u=99999 m=119", "severe:no"},
	}},
	{4, "short and big: not severe, in the periodic report by its users", []example{
		{"t=2025-09-16T10:00 k=internet-access u=227万 m=50", "severe:no periodic:yes category:5:no form:periodic-detailed"},
	}},
	{5, "long and small: not severe, in the periodic report by its time", []example{
		{"t=2020-06-01T10:00 k=other u=1 m=3日", "severe:no periodic:yes minutes:4320:4320"},
	}},
	{6, "1 hour 59 and 29,999: nothing", []example{
		{"t=2020-06-01T10:00 k=other u=29999 m=1時間59分", "severe:no periodic:no !form:periodic-detailed"},
		{"t=2020-06-01T10:00 k=other u=30000 m=1時間59分", "severe:no periodic:yes"},
		{"t=2020-06-01T10:00 k=other u=29999 m=2時間", "severe:no periodic:yes"},
	}},
	{7, "stop and then degradation of the same users: the span, and no sum of what overlaps; lengths alone leave it open", []example{
		{"t=2020-04-30T14:07 k=other u=166803 e=stop n=2020-04-30T16:07 e=degrade n=2020-05-03T23:39", "severe:yes minutes:4892:4892"},
		{"t=2020-06-01T10:00 k=other u=30000 e=stop n=2020-06-01T11:00 e=degrade b=2020-06-01T10:30 n=2020-06-01T11:59", "severe:no minutes:119:119"},
		{"t=2020-06-01T10:00 k=other u=30000 e=stop n=2020-06-01T11:00 e=degrade b=2020-06-01T11:00 n=2020-06-01T12:00", "severe:yes minutes:120:120"},
		{"t=2020-06-01T10:00 k=other u=30000 e=stop m=60 e=degrade m=60", "severe:undetermined why:severe:phases-untimed hangs:severe:120:0 minutes:60:120"},
		{"t=2020-06-01T10:00 k=other u=30000 e=stop m=60 e=degrade m=59", "severe:no"},
	}},
	{8, "a gap between two stretches: one incident or two is not known, and nothing is merged silently", []example{
		{"t=2020-06-01T10:00 k=other u=30000 e=stop n=2020-06-01T11:00 e=stop b=2020-06-01T11:30 n=2020-06-01T12:30", "severe:undetermined why:severe:gap minutes:60:120"},
		{"t=2020-06-01T10:00 k=other u=30000 e=stop n=2020-06-01T12:00 e=stop b=2020-06-01T15:00 n=2020-06-01T15:30", "severe:yes"},
		{"t=2020-06-01T10:00 k=other u=30000 e=stop n=2020-06-01T10:50 e=stop b=2020-06-01T13:00 n=2020-06-01T13:50", "severe:no"},
	}},
	{9, "regions of different lengths: each is kept; region ① of No. 3 is severe, region ② is not, and the whole is one report", []example{
		{"t=2020-06-29T12:11 k=emergency-voice u=135000 a=石川県 m=156 u=8000 a=兵庫県 m=261", "severe:yes category:1:yes category:1:no minutes:156:156 minutes:261:261"},
		{"t=2020-06-29T12:11 k=emergency-voice u=8000 a=兵庫県 m=261", "severe:no periodic:yes"},
	}},
	{10, "users that fall over time: how they are counted is not stated, so it cannot be decided", []example{
		{"t=2020-06-01T10:00 k=voice u=10000 n=2020-06-01T11:00 u=20000 n=2020-06-01T12:00", "severe:undetermined why:severe:impacts-summed hangs:severe:120:30000"},
		{"t=2020-06-01T10:00 k=voice u=9999 n=2020-06-01T11:00 u=20000 n=2020-06-01T12:00", "severe:no"},
		{"t=2020-06-01T10:00 k=voice u=10000 n=2020-06-01T11:00 u=30000 n=2020-06-01T12:00", "severe:yes"},
	}},
	{11, "several services at once: each category by its own users and time, severe if any, and all that qualify are named", []example{
		{"t=2020-06-01T10:00 k=emergency-voice u=30000 m=60 k=voice u=30000 m=119 k=internet-access u=30000 m=120", "severe:yes category:1:yes category:2:no category:5:yes"},
		{"t=2020-06-01T10:00 k=voice u=20000 m=120 k=internet-access u=20000 m=120", "severe:no"},
		{"t=2020-06-01T10:00 k=other u=20000 m=120 k=internet-access u=20000 m=120", "severe:undetermined why:severe:services-summed"},
	}},
	{12, "a voice service that handles emergency calls, of which only the internet part failed: the category of what failed decides", []example{
		{"t=2020-06-01T10:00 k=internet-access u=50000 m=60", "severe:no category:5:no"},
		{"t=2020-06-01T10:00 k=emergency-voice u=50000 m=60", "severe:yes category:1:yes"},
	}},
	{13, "a free service that is voice or LPWA: voice first, LPWA next, the free row takes neither", []example{
		{"t=2020-06-01T10:00 k=voice u=30000 m=120", "category:2:yes !category:4:no"},
		{"t=2020-06-01T10:00 k=lpwa u=30000 m=720", "category:3:yes !category:4:no"},
		{"t=2018-06-01T10:00 k=lpwa u=30000 m=120", "category:4:yes severe:yes"},
	}},
	{14, "paid mail is in the last row; free mail in the fourth, and from 2026-04-01 in the new fourth with ten million users a month only", []example{
		{"t=2020-06-01T10:00 k=other u=30000 m=120", "category:5:yes"},
		{"t=2020-06-01T10:00 k=free-messaging-large u=100000 m=240", "category:4:no severe:no"},
		{"t=2026-03-31T10:00 k=free-messaging-large u=100000 m=240", "category:4:no severe:no"},
		{"t=2026-04-01T10:00 k=free-messaging-large u=100000 m=240", "category:4:yes severe:yes"},
		{"t=2026-04-01T10:00 k=free-internet u=100000 m=240", "category:5:no severe:no"},
		{"t=2026-04-01T10:00 k=other u=30000 m=120", "category:7:yes"},
	}},
	{15, "internet access: the fifth row until 2026-03-31, then the sixth with 1 hour and 100,000", []example{
		{"t=2026-03-31T23:59 k=internet-access u=100000 m=60", "category:5:no severe:no"},
		{"t=2026-04-01T00:00 k=internet-access u=100000 m=60", "category:6:yes severe:yes"},
	}},
	{16, "satellite or submarine cable, all traffic impossible for two hours, ten users: severe by the second limb; partly: by the first only", []example{
		{"t=2020-06-01T10:00 f=satellite l=yes m=120 k=other u=10 m=120", "severe:yes facility:yes category:5:no"},
		{"t=2020-06-01T10:00 f=satellite l=yes m=120 k=other u=10 m=10", "severe:yes periodic:yes periodic-met:電気通信事業報告規則第7条の3第1項第1号:yes due:periodic:2020-08-31"},
		{"t=2023-06-16T10:00 f=satellite l=yes m=120 k=other u=10 m=10", "severe:yes periodic:no"},
		{"t=2020-06-01T10:00 f=submarine-cable l=yes m=119 k=other u=10 m=120", "severe:no facility:no"},
		{"t=2020-06-01T10:00 f=equivalent l=yes m=120 k=other y=yes u=10 m=120", "severe:yes"},
		{"t=2020-06-01T10:00 f=submarine-cable l=no k=other u=10 m=600", "severe:no facility:no"},
		{"t=2020-06-01T10:00 f=submarine-cable l=no k=other u=30000 m=120", "severe:yes facility:no category:5:yes"},
		{"t=2020-06-01T10:00 f=satellite l=yes e=degrade m=600 k=other u=10 m=600", "severe:no facility:no"},
		{"t=2020-06-01T10:00 f=satellite l=unknown m=120 k=other u=10 m=120", "severe:undetermined why:severe:facility-unknown"},
		{"t=2020-06-01T10:00 f=satellite k=other u=10 m=120", "severe:undetermined why:severe:facility-unknown"},
		{"t=2005-06-01T10:00 f=satellite l=yes m=120 k=other u=10 m=120", "severe:yes"},
	}},
	{17, "other equipment: never severe; in the periodic report by users or time, would-be subscribers counted", []example{
		{"t=2020-06-01T10:00 x=other-equipment k=emergency-voice u=1000000 m=600", "severe:no periodic:yes note:other-equipment-users periodic-met:電気通信事業報告規則第7条の3第1項第2号イ:yes"},
		{"t=2020-06-01T10:00 x=other-equipment k=other u=29999 m=119", "severe:no periodic:no"},
		{"t=2020-06-01T10:00 x=other-equipment f=satellite l=yes m=600 k=other u=1 m=1", "severe:no periodic:no"},
		{"t=2024-06-01T10:00 x=other-equipment k=emergency-voice u=1000000 m=600", "severe:no periodic:yes"},
	}},
	{18, "a leak: in the periodic report, without bound, until 2023-06-15; never severe; a secrecy leak is another report", []example{
		{"t=2020-06-01T10:00 x=information-leak", "severe:no periodic:yes form:periodic-detailed note:secrecy-leak"},
		{"t=2023-06-15T23:59 x=information-leak", "severe:no periodic:yes"},
		{"t=2023-06-16T00:00 x=information-leak", "severe:no periodic:no note:secrecy-leak"},
	}},
	{19, "an additional function alone: out of both tests of the first limb", []example{
		{"t=2020-06-01T10:00 k=emergency-voice y=yes u=1000000 m=6000", "severe:no periodic:no note:additional-function !category:1:no periodic-met:電気通信事業報告規則第7条の3第1項第1号:no"},
		{"t=2020-06-01T10:00 k=emergency-voice y=yes u=1000000 m=6000 k=other u=30000 m=120", "severe:yes category:5:yes !category:1:yes"},
		{"t=2020-06-01T10:00 x=other-equipment k=other y=yes u=30000 m=1", "periodic:yes"},
	}},
	{20, "another carrier's equipment counts like one's own: nothing asks whose it is", []example{
		{"t=2020-06-01T10:00 k=voice u=30000 m=120", "severe:yes periodic:yes"},
	}},
	{21, "wholesale: both carriers report; the recipient may use the short form from 2023-12-07", []example{
		{"t=2023-12-06T10:00 k=voice u=30000 m=120", "severe:yes !note:wholesale-form"},
		{"t=2023-12-07T10:00 k=voice u=30000 m=120", "severe:yes note:wholesale-form"},
		{"t=2023-12-07T10:00 k=voice u=30000 m=119", "severe:no !note:wholesale-form"},
	}},
	{22, "base station, remote concentrator or DSLAM, below severe: the simplified form is allowed, not forced", []example{
		{"t=2020-06-01T10:00 g=base-station k=voice u=100 m=120", "severe:no periodic:yes form:periodic-simplified !form:periodic-detailed note:simplified-optional"},
		{"t=2020-06-01T10:00 g=remote-concentrator k=voice u=100 m=120", "form:periodic-simplified"},
		{"t=2020-06-01T10:00 g=dslam k=internet-access u=100 m=120", "form:periodic-simplified"},
		{"t=2020-06-01T10:00 g=dslam k=internet-access u=100 m=119", "periodic:no !form:periodic-simplified !note:simplified-optional"},
		{"t=2020-06-01T10:00 x=other-equipment g=dslam k=internet-access u=100 m=120", "form:periodic-detailed"},
		{"t=2020-06-01T10:00 g=base-station k=voice u=30000 m=約2時間", "severe:undetermined form:periodic-detailed note:simplified-unless-severe"},
	}},
	{23, "the same equipment at the bounds of severe: the severe report is due, and in the periodic report it is detailed, or out of it from 2023-06-16", []example{
		{"t=2020-06-01T10:00 g=base-station k=voice u=30000 m=120", "severe:yes form:severe-report form:periodic-detailed !form:periodic-simplified"},
		{"t=2023-06-16T10:00 g=base-station k=voice u=30000 m=120", "severe:yes periodic:no form:severe-report !form:periodic-detailed !form:periodic-simplified"},
	}},
	{24, "equipment in a user's premises with its effect there: minor, no periodic report", []example{
		{"t=2020-06-01T10:00 g=customer-premises k=voice u=100 m=600", "severe:no periodic:no note:minor periodic-met:電気通信事業報告規則第7条の3第2項:no"},
		{"t=2010-04-01T00:00 g=customer-premises k=voice u=100 m=600", "periodic:no note:minor"},
		{"t=2010-03-31T23:59 g=customer-premises k=voice u=100 m=600", "periodic:yes !note:minor"},
	}},
	{25, "users unknown: the ministry's standard is needed, which is not the same as not severe", []example{
		{"t=2020-06-01T10:00 k=voice u= m=120", "severe:undetermined periodic:yes note:users-unknown why:severe:users-range hangs:severe:0:30000"},
		{"t=2020-06-01T10:00 k=voice u=調査中 m=120", "severe:undetermined note:users-unknown"},
		{"t=2020-06-01T10:00 k=voice u= m=59", "severe:no periodic:undetermined note:users-unknown why:periodic:users-range"},
	}},
	{26, "a situation that may lead to a severe incident: a result of its own from 2023-06-16, only when not severe", []example{
		{"t=2023-06-15T10:00 k=voice u=1 m=1", "!note:near-severe"},
		{"t=2023-06-16T10:00 k=voice u=1 m=1", "severe:no note:near-severe"},
		{"t=2023-06-16T10:00 k=voice u=30000 m=120", "severe:yes !note:near-severe"},
	}},
	{27, "on both sides of each change the day of occurrence picks the edition; an incident that straddles one says so", []example{
		{"t=2008-03-31T23:59 k=voice u=30000 e=degrade m=120", "edition:before-2008-04-01 severe:no periodic:no"},
		{"t=2008-04-01T00:00 k=voice u=30000 e=degrade m=120", "edition:2008-04-01 severe:yes periodic:yes"},
		{"t=2015-03-31T23:59 k=emergency-voice u=30000 m=60", "edition:2008-04-01 severe:no category:1:no"},
		{"t=2015-04-01T00:00 k=emergency-voice u=30000 m=60", "edition:2015-04-01 severe:yes"},
		{"t=2019-03-31T23:59 k=lpwa u=30000 m=120", "edition:2015-04-01 severe:yes note:straddles-edition"},
		{"t=2019-04-01T00:00 k=lpwa u=30000 m=120", "edition:2019-04-01 severe:no !note:straddles-edition"},
		{"t=2019-03-31T22:00 k=lpwa u=30000 m=120", "edition:2015-04-01 !note:straddles-edition"},
		{"t=2023-06-15T23:59 k=voice u=30000 m=120", "edition:2019-04-01 severe:yes periodic:yes"},
		{"t=2023-06-16T00:00 k=voice u=30000 m=120", "edition:2023-06-16 severe:yes periodic:no"},
		{"t=2025-03-31T23:59 k=voice u=100 m=120", "edition:2023-06-16 due:periodic:2025-06-02"},
		{"t=2025-04-01T00:00 k=voice u=100 m=120", "edition:2023-06-16 due:periodic:2026-06-01"},
		{"t=2026-03-31T23:59 k=internet-access u=100000 m=60", "edition:2023-06-16 severe:no"},
		{"t=2026-04-01T00:00 k=internet-access u=100000 m=60", "edition:2026-04-01 severe:yes"},
		{"t=2026-04-01T00:00 k=internet-access u=100000 m=60 c=2015-04-01", "edition:2015-04-01 severe:no periodic:yes category:4:no"},
	}},
	{28, "an incident that straddles the end of a quarter says that it is not known which one counts", []example{
		{"t=2020-06-30T23:00 k=voice u=100 m=120", "note:straddles-period due:periodic:2020-08-31"},
		{"t=2020-06-30T22:00 k=voice u=100 m=120", "!note:straddles-period"},
		{"t=2020-06-30T23:00 k=voice u=100 n=2020-07-01T01:00", "note:straddles-period"},
		{"t=2025-06-30T23:00 k=voice u=100 m=120", "!note:straddles-period due:periodic:2026-06-01"},
		{"t=2026-03-31T23:00 k=voice u=100 m=120", "note:straddles-period note:straddles-edition"},
	}},
	{29, "no time, less than none, an end before its start, no users: an input error, never not severe", []example{
		{"t=2020-06-01T10:00 k=voice u=30000 m=0", "no-verdict problem:services[0].impacts[0].phases[0].minutes:zero"},
		{"t=2020-06-01T10:00 k=voice u=30000 m=-1", "no-verdict problem:services[0].impacts[0].phases[0].minutes:negative"},
		{"t=2020-06-01T10:00 k=voice u=30000 n=2020-06-01T09:59", "no-verdict problem:services[0].impacts[0].phases[0].to:not-after-start"},
		{"t=2020-06-01T10:00 k=voice u=30000 n=2020-06-01T10:00", "no-verdict problem:services[0].impacts[0].phases[0].to:not-after-start"},
		{"t=2020-06-01T10:00 k=voice u=0 m=120", "no-verdict problem:services[0].impacts[0].users:zero"},
		{"t=2020-06-01T10:00 k=voice u=-30000 m=120", "no-verdict problem:services[0].impacts[0].users:negative"},
		{"t=1984-12-31T23:59 k=voice u=30000 m=120", "no-verdict problem:occurred:outside-calendar"},
		{"t=2020-06-01T10:00 k=voice u=99999999999999999999 m=120", "no-verdict problem:services[0].impacts[0].users:too-large"},
		{"k=voice u=30000 m=120", "no-verdict missing:occurred"},
	}},
	{30, "最大, 約 and 頃 stay with their values, and the result says so", []example{
		{"t=2020-05-30T12:56 k=internet-access u=最大220万人 m=336", "severe:yes mark:highest note:highest users:2200000:2200000"},
		{"t=2020-06-01T10:00 k=voice u=約3万 m=120", "severe:undetermined mark:about note:rounded between:25000:34999 why:severe:users-range"},
		{"t=2020-06-01T10:00 k=voice u=約4万 m=120", "severe:yes mark:about note:rounded"},
		{"t=2020-06-01T10:00 k=voice u=30000 m=約2時間", "severe:undetermined note:rounded why:severe:minutes-range"},
		{"t=2020-06-29T12:11頃 k=voice u=30000 m=120", "severe:yes approximate:occurred"},
		{"t=2020-06-29T12:11 k=voice u=30000 n=2020-06-29T14:11頃", "severe:yes approximate:services[0].impacts[0].phases[0].to note:times-about"},
	}},
	{31, "times are those of Japan: +09:00, without daylight saving", []example{
		{"t=2020-06-29T12:11 k=voice u=1 m=1", "at:occurred:2020-06-29T12:11+09:00"},
		{"t=2020-12-29T12:11 k=voice u=1 m=1", "at:occurred:2020-12-29T12:11+09:00"},
		{"t=2020-06-29T03:11Z k=voice u=1 m=1", "at:occurred:2020-06-29T12:11+09:00"},
		{"t=2019-03-31T15:00Z k=lpwa u=30000 m=120", "edition:2019-04-01 severe:no"},
		{"t=2020-03-28T23:00 k=voice u=30000 n=2020-03-29T05:00", "minutes:360:360"},
	}},
	{32, "the cell of the matrix takes one length and one number of users: those of the longest phase, or of a region", []example{
		{"t=2020-04-30T14:07 k=other u=166803 e=stop n=2020-04-30T16:07 e=degrade n=2020-05-03T23:39", "minutes:4892:4892 users:166803:166803"},
		{"t=2020-06-29T12:11 k=emergency-voice u=135000 m=156 u=8000 m=261", "minutes:156:156 users:135000:135000 users:8000:8000"},
	}},
}

func TestEdgeCases(t *testing.T) {
	for i, edge := range edges {
		if edge.row != i+1 {
			t.Fatalf("row %d stands at %d", edge.row, i+1)
		}
		t.Run(fmt.Sprintf("%02d %s", edge.row, edge.sentence), func(t *testing.T) {
			for _, e := range edge.examples {
				hold(t, e.line, e.want)
			}
		})
	}
	if len(edges) != 32 {
		t.Errorf("%d edge cases", len(edges))
	}
}
