"""Writes the templates of the enforcement documents: python3 make.py [FOLDER].

They are the starting point of a bureau's own; whoever changes ours edits this file and runs it. Places are {{name}}; a
table row with {{list.member}} is repeated for each item. No clause of law stands here: clauses come from data/rules.
"""
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDTH = 8845  # twips between the margins


def run(text, size=None, bold=False, font=None):
    props = ''
    if font:
        props += f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'
    if bold:
        props += '<w:b/>'
    if size:
        props += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    props = f'<w:rPr>{props}</w:rPr>' if props else ''
    lines = '<w:br/>'.join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split('\n'))
    return f'<w:r>{props}{lines}</w:r>'


def para(text, align=None, indent=True, size=None, bold=False, font=None, after=0, keep=False):
    props = '<w:keepNext/>' if keep else ''
    if after:
        props += f'<w:spacing w:after="{after}"/>'
    if indent and not align:
        props += '<w:ind w:firstLineChars="200" w:firstLine="560"/>'
    if align:
        props += f'<w:jc w:val="{align}"/>'
    return f'<w:p><w:pPr>{props}</w:pPr>{run(text, size, bold, font)}</w:p>'


def title(text):
    return para(text, align='center', size=44, bold=True, font='宋体', after=240)


def number():
    return para('文书编号：{{空}}', align='right', size=24)


def line(text):
    return para(text, indent=False)


def head(text):
    return para(text, indent=True, font='黑体', keep=True)


def cell(text, width, span=1, bold=False):
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ''
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>'
            f'<w:p><w:pPr><w:spacing w:line="320" w:lineRule="exact"/></w:pPr>{run(text, 24, bold)}</w:p></w:tc>')


def table(shares, *rows):
    """The first row is the head; shares are parts of the width."""
    widths = [WIDTH * s // sum(shares) for s in shares]
    borders = ''.join(f'<w:{b} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                      for b in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    out = (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
           '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
           + ''.join(f'<w:gridCol w:w="{w}"/>' for w in widths) + '</w:tblGrid>')
    for i, row in enumerate(rows):
        props = '<w:trPr><w:cantSplit/>' + ('<w:tblHeader/>' if i == 0 and len(rows) > 1 else '') + '</w:trPr>'
        out += f'<w:tr>{props}' + ''.join(cell(t, w, bold=i == 0 and len(rows) > 1) for t, w in zip(row, widths)) + '</w:tr>'
    return out + '</w:tbl>' + para('', indent=False, size=12)


def pairs(*rows):
    """A table of names and values."""
    widths = [WIDTH * 22 // 100, WIDTH * 78 // 100]
    return table([22, 78], *rows).replace('<w:tblHeader/>', '').replace('<w:b/>', '')


SUBJECT = pairs(
    ('被检查单位', '{{煤矿名称}}（矿井代码 {{矿井代码}}）'),
    ('所在地', '{{区县}} {{乡镇}}'),
    ('采矿许可证号', '{{许可证号}}'),
    ('监管部门', '{{主管部门}}'))

LEAD = pairs(
    ('线索编号', '{{线索编号}}（案件编号 {{案件编号}}）'),
    ('线索内容', '{{线索标题}}'),
    ('规则与级别', '{{规则}}；{{级别}}；{{可信度}}'),
    ('时间', '首次发现 {{首次发现}}，最近发现 {{最近发现}}'),
    ('位置', '{{位置坐标}}\n（CGCS2000 经度，纬度：{{位置经纬度}}）'))

INSPECTORS = (line('检查人员：____________  证件号：____________  签名：____________'),
              line('检查人员：____________  证件号：____________  签名：____________'))
PARTY = (line('被检查单位负责人（签名）：____________  职务：____________'),
         line('见证人（签名）：____________            日期：______年____月____日'))
SEAL = (para('（执法机关印章）', align='right'), para('______年____月____日', align='right'))
REMEDY = para('如不服本决定，可以依法申请行政复议或者提起行政诉讼。受理机关和期限：____________________（由承办人按现行法律填写）。')

DOCUMENTS = {
    'inspection-plan': [
        title('检查方案'), number(), SUBJECT,
        head('一、检查原因'),
        para('据 {{结果日期}} 夜的监测数据分析，该矿存在下列线索。线索不是认定的事实，须经井下核实。'),
        LEAD,
        head('二、该矿目前的其他线索'),
        table([8, 52, 14, 26], ('序号', '内容', '级别', '编号'),
              ('{{线索.序号}}', '{{线索.内容}}', '{{线索.级别}}', '{{线索.编号}}')),
        head('三、检查时间与方式'),
        para('检查时间：______年____月____日____时；方式：□ 事先不通知  □ 通知。'),
        para('检查组长：____________；成员：____________________；专家：____________________。'),
        head('四、检查重点'),
        table([8, 14, 78], ('序号', '方式', '内容'),
              ('{{检查.序号}}', '{{检查.类别}}', '{{检查.内容}}')),
        head('五、携带的图纸、资料和仪器'),
        para('检查包（路线、测点、图件）编号：____________；采掘工程平面图版本：{{图纸}}；仪器：____________________。'),
        head('六、安全与纪律'),
        para('下井人员须经入井教育，携带自救器和定位卡；不进入盲巷和未经检测的区域。密封线索不得向煤矿和无关人员透露。'),
        head('七、审批'),
        line('拟定人：____________    日期：______年____月____日'),
        line('审核人：____________    日期：______年____月____日'),
        line('批准人：____________    日期：______年____月____日'),
    ],
    'site-record': [
        title('现场检查记录'), number(), SUBJECT,
        para('检查时间：______年____月____日____时____分至____日____时____分。'),
        para('检查地点：____________________________________。'),
        para('检查人员向被检查单位出示执法证件，说明检查事由，告知其陈述、申辩和申请回避的权利：□ 已告知。被检查单位意见：____________________。'),
        head('一、需要现场核对的情况（监测数据分析，不是认定的事实）'),
        pairs(('情况', '{{线索标题}}'), ('位置', '{{位置坐标}}\n（CGCS2000 经度，纬度：{{位置经纬度}}）')),
        table([60, 40], ('监测得出的数值', '现场核对'), ('{{量值.名称}}：{{量值.数值}}', '{{空}}')),
        head('二、逐项检查情况'),
        table([8, 14, 42, 36], ('序号', '方式', '检查内容', '现场情况'),
              ('{{检查.序号}}', '{{检查.类别}}', '{{检查.内容}}', '{{空}}')),
        head('三、井下实测'),
        para('实测值：{{实测值}}；方法与依据的控制点：{{实测方法}}；测量人员：____________；实测情况：{{实测说明}}。'),
        head('四、发现的问题和隐患'),
        table([8, 46, 30, 16], ('序号', '问题或隐患', '违反的规定', '是否重大隐患'),
              ('1', '{{空}}', '{{空}}', '□ 是 □ 否'), ('2', '{{空}}', '{{空}}', '□ 是 □ 否'), ('3', '{{空}}', '{{空}}', '□ 是 □ 否')),
        head('五、取证情况'),
        para('照片____张，录像____段，复制资料____份，抽样____件。证据包编号：____________。'),
        para('以上记录经被检查单位核对，无误后签名。修改处：____________________。'),
        *INSPECTORS, *PARTY,
    ],
    'site-decision': [
        title('现场处理决定书'), number(),
        line('{{煤矿名称}}：'),
        para('本机关于______年____月____日对你单位进行现场检查，现场检查记录编号：____________。经检查，发现你单位存在以下问题：'),
        para('{{确认意见}}'),
        head('一、线索所涉及的条款（承办人核对后取舍）'),
        table([10, 90], ('序号', '条款'), ('{{依据.序号}}', '{{依据.名称}}')),
        head('二、处理决定'),
        para('{{整改要求}}'),
        para('整改期限：{{整改期限}}前完成。责令文号：{{责令文号}}。'),
        para('采取的现场措施：□ 责令立即排除  □ 责令停止作业（地点：____________）  □ 责令限期改正  □ 责令停止使用（设备、设施：____________）  □ 撤出作业人员（另附命令书）。'),
        para('整改完成后应当书面报告本机关，经复查合格方可恢复作业或者使用。'),
        REMEDY, *INSPECTORS, *PARTY, *SEAL,
    ],
    'withdrawal-order': [
        title('撤出作业人员命令书'), number(),
        line('{{煤矿名称}}：'),
        para('经检查，你单位存在危及作业人员安全的紧急情况：'),
        para('{{线索标题}}'),
        pairs(('位置', '{{位置坐标}}\n（CGCS2000 经度，纬度：{{位置经纬度}}）'),
              ('监测到的人数', '{{人数}}（监测数据，以现场清点为准）'),
              ('最近一次发现', '{{最近发现}}'),
              ('现场情况', '{{空}}')),
        para('现命令你单位自收到本命令书时起，立即从下列区域撤出全部作业人员：'),
        para('撤出区域：____________________________________。'),
        para('撤出路线和避灾地点：____________________________。'),
        para('撤出完毕后应当清点人数，并于____时____分前向本机关报告撤出人数和去向。未经本机关同意，任何人员不得进入该区域，抢险排险人员除外。'),
        para('命令下达时间：______年____月____日____时____分；下达方式：□ 现场送达  □ 电话（接电人：____________）。'),
        head('线索所涉及的条款（承办人核对后取舍）'),
        table([10, 90], ('序号', '条款'), ('{{依据.序号}}', '{{依据.名称}}')),
        REMEDY, *INSPECTORS, *PARTY, *SEAL,
    ],
    'recheck-opinion': [
        title('复查意见书'), number(),
        line('{{煤矿名称}}：'),
        para('本机关于______年____月____日作出（文号 {{责令文号}}）决定，责令你单位于 {{整改期限}} 前完成下列整改：'),
        para('{{整改要求}}'),
        para('你单位报告整改完成的情况：{{整改报告}}'),
        para('经{{复查日期}}复查，情况如下：'),
        para('{{复查说明}}'),
        pairs(('复查结论', '{{复查结果}}'), ('复查实测值', '{{复查实测值}}'), ('原实测值', '{{实测值}}'),
              ('复查时该线索在监测中的状态', '{{线索状态}}，最近发现 {{最近发现}}')),
        para('复查意见：□ 已整改合格，同意销号  □ 部分整改，限______年____月____日前完成  □ 未整改，依法处理：____________________。'),
        *INSPECTORS, *PARTY, *SEAL,
    ],
    'transfer-letter': [
        title('移送书'), number(),
        line('{{移送单位}}：'),
        para('本机关在监督检查中发现 {{煤矿名称}}（采矿许可证号 {{许可证号}}）涉嫌下列问题，不属于本机关管辖，现移送你单位处理：'),
        para('{{确认意见}}'),
        head('一、线索'),
        LEAD,
        para('井下实测值：{{实测值}}。'),
        head('二、涉及的条款（承办人核对后取舍）'),
        table([10, 90], ('序号', '条款'), ('{{依据.序号}}', '{{依据.名称}}')),
        head('三、证据材料'),
        table([8, 72, 20], ('序号', '内容', '份数'), ('{{证据.序号}}', '{{证据.内容}}', '{{空}}')),
        para('考虑过的其他解释：{{其他解释}}'),
        head('四、本机关已采取的措施'),
        para('责令文号：{{责令文号}}；要求：{{整改要求}}；期限：{{整改期限}}。'),
        para('移送文号：{{移送文号}}。请将处理结果书面告知本机关。联系人：____________；电话：____________。'),
        *SEAL,
        line('接收单位（签收）：____________    接收人：____________    日期：______年____月____日'),
    ],
}

NOTE = '草稿，仅供承办人核对、补全和报批；由矿界哨兵据 {{结果日期}} 夜监测结果预填（规则集 {{规则集版本}}），{{生成时间}} {{生成人}}'

STYLES = (HEAD + f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
          '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>'
          '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
          '<w:pPrDefault><w:pPr><w:spacing w:line="480" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>'
          '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>')

TYPES = (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         + ''.join(f'<Override PartName="/word/{p}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{t}+xml"/>'
                   for p, t in (('document', 'document.main'), ('styles', 'styles'), ('header1', 'header'), ('footer1', 'footer')))
         + '</Types>')


def relations(*pairs_of):
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + ''.join(f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{target}"/>'
                      for i, (kind, target) in enumerate(pairs_of, 1)) + '</Relationships>')


def field(name):
    return (f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
            f'<w:instrText xml:space="preserve"> {name} </w:instrText></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
            '<w:fldChar w:fldCharType="end"/></w:r>')


def write(folder, name, blocks):
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
               '<w:pgSz w:w="11906" w:h="16838"/>'
               '<w:pgMar w:top="1871" w:right="1474" w:bottom="1701" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>')
    parts = {
        '[Content_Types].xml': TYPES,
        '_rels/.rels': relations(('officeDocument', 'word/document.xml')),
        'word/document.xml': HEAD + f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(blocks)}{section}</w:body></w:document>',
        'word/_rels/document.xml.rels': relations(('styles', 'styles.xml'), ('header', 'header1.xml'), ('footer', 'footer1.xml')),
        'word/styles.xml': STYLES,
        'word/header1.xml': HEAD + f'<w:hdr xmlns:w="{W}">' + para(NOTE, align='left', size=18).replace(
            '<w:jc', '<w:spacing w:line="240" w:lineRule="auto"/><w:jc') + '</w:hdr>',
        'word/footer1.xml': HEAD + f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
                            + run('第 ', 18) + field('PAGE') + run(' 页 共 ', 18) + field('NUMPAGES') + run(' 页', 18) + '</w:p></w:ftr>',
    }
    with zipfile.ZipFile(folder / f'{name}.docx', 'w', zipfile.ZIP_DEFLATED) as out:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, text.encode())


if __name__ == '__main__':
    here = pathlib.Path(__file__).resolve().parent
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / 'main/resources/org/minewatch/document'
    for document, content in DOCUMENTS.items():
        write(target, document, content)
