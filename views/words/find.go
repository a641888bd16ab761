package words

// Find is the words of finding filings: what the list is narrowed down by, and the ways from one view of it to another.
type Find struct {
	Narrow   string              // heads the values to narrow down by
	More     string              // {n} further values of a field
	Chosen   string              // heads what narrows the list down
	Is, Not  string              // {field} {value}
	Remove   string              // takes one away
	Except   string              // leaves the value out instead
	Only     string              // the other way round
	Bounds   string              // opens the numbers
	Typed    map[string]Question // filters that are typed
	Scale    string              // column of users and length
	Groups   string              // of users, beside those shown
	First    string              // leads to the first page
	NoMatch  string              // what to do where nothing matches
	Periodic string              // {state}
}

var findJapanese = Find{
	Narrow: "絞り込む", More: "ほか{n}", Chosen: "いまの条件", Is: "{field}：{value}", Not: "{field}：{value} 以外",
	Remove: "外す", Except: "これ以外にする", Only: "これだけにする", Bounds: "人数と時間で探す",
	Typed: map[string]Question{
		"q": {"言葉で探す", "報告のすべての文から。空白で区切ると、すべてを含むもの。受付番号を入れると、その報告を開きます。"}, "from": {"発生日（この日から）", "例：2020-04-01、令和2年4月1日"}, "to": {"発生日（この日まで）", ""},
		"usersMin": {"影響利用者数（以上）", "例：3万"}, "usersMax": {"影響利用者数（以下）", ""}, "minutesMin": {"継続時間（以上）", "例：2時間"}, "minutesMax": {"継続時間（以下）", ""},
	},
	Scale: "規模", Groups: "ほか{n}組", First: "最初のページ", NoMatch: "条件を外すか、言葉を短くしてみてください。", Periodic: "定期の報告：{state}",
}

var findEnglish = Find{
	Narrow: "Narrow down", More: "{n} more", Chosen: "Narrowed down by", Is: "{field}: {value}", Not: "{field}: not {value}",
	Remove: "Remove", Except: "All but this", Only: "Only this", Bounds: "Find by users and length",
	Typed: map[string]Question{
		"q": {"Words to find", "In all that was written. Several words must all be there. A receipt number opens its filing."}, "from": {"Began on or after", "For example 2020-04-01"}, "to": {"Began on or before", ""},
		"usersMin": {"Users, at least", "For example 30000"}, "usersMax": {"Users, at most", ""}, "minutesMin": {"Length, at least", "For example 2h"}, "minutesMax": {"Length, at most", ""},
	},
	Scale: "Scale", Groups: "further groups: {n}", First: "First page", NoMatch: "Remove a filter, or try shorter words.", Periodic: "Periodic report: {state}",
}
