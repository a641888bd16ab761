package words

// The severe incidents of fiscal year 2020, from the ministry's report of 2021-09-22. The ends of the first are its lengths of
// 120 and 4,892 minutes from its beginning; the report prints no order of the two.
const (
	example1 = "v=1&t=2020-04-30T14:07&k=other&u=166803&a=全国&e=stop&n=2020-04-30T16:07&e=degrade&n=2020-05-03T23:39"
	example2 = "v=1&t=2020-05-30T12:56&k=internet-access&u=^2200000&a=西日本の一部&e=stop&m=336"
	example3 = "v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000lines&a=石川県&e=stop&m=156&u=8000lines&a=兵庫県&e=stop&m=261"
	example4 = "v=1&t=2020-07-31T02:58&k=other&u=106027&a=全国&e=stop&m=487"
)
