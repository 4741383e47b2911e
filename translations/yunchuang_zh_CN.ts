<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AbsenceHeadings</name>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>Substitutes</source>
        <translation>替班人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>受理号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>办理人</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>To</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>自然人</translation>
    </message>
    <message>
        <source>an enterprise or other body</source>
        <translation>企业或其他组织</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>申报时间</translation>
    </message>
</context>
<context>
    <name>AbsenceWords</name>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>away now</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>The first and the last day of an absence.</extracomment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>the whole unit</source>
        <translation>全单位</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the names of several substitutes.</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Husband or wife</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>Lineal relative</source>
        <translation>直系血亲</translation>
    </message>
    <message>
        <source>Collateral relative within three generations</source>
        <translation>三代以内旁系血亲</translation>
    </message>
    <message>
        <source>Close relative by marriage</source>
        <translation>近姻亲</translation>
    </message>
    <message>
        <source>Own interest</source>
        <translation>本人利害关系</translation>
    </message>
    <message>
        <source>Only the head of the unit may do this for somebody else.</source>
        <translation>只有单位负责人可以替他人办理。</translation>
    </message>
    <message>
        <source>The service does not accept what was entered. Look at it again.</source>
        <translation>服务未接受所填内容，请再核对。</translation>
    </message>
    <message>
        <source>The service could not be reached. Nothing was changed; try again when there is a connection.</source>
        <translation>无法连接服务，未作任何更改；恢复连接后请重试。</translation>
    </message>
</context>
<context>
    <name>AdministrationWords</name>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>验证码错误</translation>
    </message>
    <message>
        <source>Locked out</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Session ended by the service</source>
        <translation>服务端结束会话</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>密码已更改</translation>
    </message>
    <message>
        <source>Second factor set up</source>
        <translation>已启用双因子</translation>
    </message>
    <message>
        <source>Computer enrolled</source>
        <translation>登记计算机</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>访问被拒</translation>
    </message>
    <message>
        <source>Asked in vain many times</source>
        <translation>多次查询无结果</translation>
    </message>
    <message>
        <source>Looked at personal data</source>
        <translation>查看个人信息</translation>
    </message>
    <message>
        <source>Asked a registry</source>
        <translation>查询基础库</translation>
    </message>
    <message>
        <source>Account created</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Account changed</source>
        <translation>变更账户</translation>
    </message>
    <message>
        <source>Posts changed</source>
        <translation>变更岗位</translation>
    </message>
    <message>
        <source>One-time password issued</source>
        <translation>发放一次性密码</translation>
    </message>
    <message>
        <source>Rules for passwords changed</source>
        <translation>变更密码规则</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>Sessions ended</source>
        <translation>结束会话</translation>
    </message>
    <message>
        <source>Computer shut out</source>
        <translation>停用计算机</translation>
    </message>
    <message>
        <source>Code for a computer issued</source>
        <translation>发放计算机验证码</translation>
    </message>
    <message>
        <source>Second factor taken back</source>
        <translation>收回双因子</translation>
    </message>
    <message>
        <source>Calendar imported</source>
        <translation>导入日历</translation>
    </message>
    <message>
        <source>Unit changed</source>
        <translation>变更单位</translation>
    </message>
    <message>
        <source>Phrases changed</source>
        <translation>变更常用语</translation>
    </message>
    <message>
        <source>Audit log read</source>
        <translation>查看审计日志</translation>
    </message>
    <message>
        <source>Audit log verified</source>
        <translation>校验审计日志</translation>
    </message>
    <message>
        <source>Audit log exported</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Done at the service&apos;s console</source>
        <translation>服务控制台操作</translation>
    </message>
    <message>
        <source>Open case taken over</source>
        <translation>接手已打开的办件</translation>
    </message>
    <message>
        <source>Absence changed</source>
        <translation>变更请假</translation>
    </message>
    <message>
        <source>Reason for recusal changed</source>
        <translation>变更回避事由</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>member of a line of the audit log, and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>unit, and the posts held in it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is wrong, and the place in the file</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Try again with F5.</source>
        <translation>按 F5 重试。</translation>
    </message>
    <message>
        <source>The service answered something that this program does not understand.</source>
        <translation>服务返回了本程序无法识别的内容。</translation>
    </message>
    <message>
        <source>Report it to the operator of the service.</source>
        <translation>请报告服务运维人员。</translation>
    </message>
    <message>
        <source>The service cannot be reached, and this page needs it.</source>
        <translation>无法连接服务，本页需要联网。</translation>
    </message>
</context>
<context>
    <name>LookupDialog</name>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Number of the representative</source>
        <translation>法定代表人证件号码</translation>
    </message>
    <message>
        <source>Registered capital (fen)</source>
        <translation>注册资本（分）</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>行政区划</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>所在地</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街路</translation>
    </message>
    <message>
        <source>House and room</source>
        <translation>门牌房号</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>成立日期</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>股权状态</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born on</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Number of the address</source>
        <translation>标准地址编码</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车辆识别代号</translation>
    </message>
    <message>
        <source>Last six of the VIN</source>
        <translation>车辆识别代号后六位</translation>
    </message>
    <message>
        <source>Kind of plate</source>
        <translation>号牌种类</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>号牌号码</translation>
    </message>
    <message>
        <source>Number of the owner</source>
        <translation>所有人证件号码</translation>
    </message>
    <message>
        <source>Type of vehicle</source>
        <translation>车辆类型</translation>
    </message>
    <message>
        <source>First registered on</source>
        <translation>初次登记日期</translation>
    </message>
    <message>
        <source>Inspection valid until</source>
        <translation>检验有效期止</translation>
    </message>
    <message>
        <source>Insurance valid until</source>
        <translation>交强险有效期止</translation>
    </message>
    <message>
        <source>Vehicle tax paid</source>
        <translation>车船税完税</translation>
    </message>
    <message>
        <source>Violations open</source>
        <translation>未处理违法</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税种</translation>
    </message>
    <message>
        <source>Taxable amount</source>
        <translation>计税依据</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>应纳税额</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>缴纳期限</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层次</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>学位</translation>
    </message>
    <message>
        <source>School</source>
        <translation>毕业院校</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Teacher training</source>
        <translation>岗前培训</translation>
    </message>
    <message>
        <source>Criminal record</source>
        <translation>犯罪记录</translation>
    </message>
    <message>
        <source>Project code</source>
        <translation>项目代码</translation>
    </message>
    <message>
        <source>Land permit</source>
        <translation>用地批准</translation>
    </message>
    <message>
        <source>Planning permit</source>
        <translation>规划许可</translation>
    </message>
    <message>
        <source>Review of the drawings</source>
        <translation>施工图审查</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The service cannot be reached. Check the address and the network, then try again.</source>
        <translation>连不上服务器。请检查地址和网络后重试。</translation>
    </message>
    <message>
        <source>The service did not answer in time. Try again.</source>
        <translation>服务器没有及时回应，请重试。</translation>
    </message>
    <message>
        <source>No secure connection could be made. Tell your administrator.</source>
        <translation>无法建立安全连接，请告知管理员。</translation>
    </message>
    <message>
        <source>The service&apos;s certificate has not been confirmed yet. Compare the fingerprint, then confirm it.</source>
        <translation>服务器证书尚未确认。请核对指纹后确认。</translation>
    </message>
    <message>
        <source>The service shows another certificate than before. Nothing was sent. Tell your administrator.</source>
        <translation>服务器出示的证书与以前不同，没有发送任何内容。请告知管理员。</translation>
    </message>
    <message>
        <source>Something else than the service answered at this address. Check the address.</source>
        <translation>此地址上应答的不是本服务。请检查地址。</translation>
    </message>
    <message>
        <source>Signing in was cancelled.</source>
        <translation>已取消登录。</translation>
    </message>
    <message>
        <source>The keychain of this desktop is locked. Unlock it, then try again.</source>
        <translation>本机密钥环已锁定，请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain of this desktop does not answer, so what is kept on this device cannot be opened.</source>
        <translation>本机密钥环没有响应，无法打开本机缓存。</translation>
    </message>
    <message>
        <source>The keychain no longer holds the secret of this device, so what is kept on it cannot be opened. Tell your administrator before anything is deleted.</source>
        <translation>密钥环中已没有本机密钥，无法打开本机缓存。删除任何内容前请告知管理员。</translation>
    </message>
    <message>
        <source>The offline passphrase is wrong.</source>
        <translation>离线口令不对。</translation>
    </message>
    <message>
        <source>The service&apos;s half of the key does not fit what is kept on this device. Use the offline passphrase.</source>
        <translation>服务器保存的半份密钥与本机缓存不符，请使用离线口令。</translation>
    </message>
    <message>
        <source>No offline passphrase was set on this device. Sign in online.</source>
        <translation>本机没有设置离线口令，请联网登录。</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>口令太短。</translation>
    </message>
    <message>
        <source>There is not enough memory to open the keys. Close other programs, then try again.</source>
        <translation>内存不足，无法打开密钥。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>What is kept on this device was written by a newer version of the program.</source>
        <translation>本机缓存由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>The keys on this device cannot be read or written. Tell your administrator.</source>
        <translation>本机密钥无法读写，请告知管理员。</translation>
    </message>
    <message>
        <source>Nothing that you wrote before is lost: it stays on this device, sealed.</source>
        <translation>此前所写的内容没有丢失：仍加密保存在本机。</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>超 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the licence %2 (case %3)</source>
        <extracomment>What the case does (change, renewal …), to which licence, of which case.</extracomment>
        <translation>%1证照 %2（办件 %3）</translation>
    </message>
    <message>
        <source>%1 asked for: case %2</source>
        <translation>已申请%1：办件 %2</translation>
    </message>
    <message>
        <source>%1 granted: case %2</source>
        <translation>已准予%1：办件 %2</translation>
    </message>
    <message>
        <source>%1 not granted: case %2</source>
        <translation>未准予%1：办件 %2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>Retraction</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Deregistration</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Reissue</source>
        <translation>补证</translation>
    </message>
    <message>
        <source>“%1” is promised by %2: %3</source>
        <translation>“%1”承诺于 %2 前补交：%3</translation>
    </message>
    <message>
        <source>%1 since %2, announced until %3: exceeded</source>
        <translation>%1自 %2 起，告知至 %3：已超过</translation>
    </message>
    <message>
        <source>%1 since %2, announced until %3</source>
        <translation>%1自 %2 起，告知至 %3</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延期</translation>
    </message>
    <message numerus="yes">
        <source>%1 proposes: %2, %n working day(s). %3</source>
        <translation>
            <numerusform>%1 提请：%2，%n 个工作日。%3</numerusform>
        </translation>
    </message>
    <message>
        <source>Further materials are asked for until %1</source>
        <translation>补充材料期限至 %1</translation>
    </message>
    <message>
        <source>Told: %1; they have time until %2</source>
        <translation>已告知：%1；期限至 %2</translation>
    </message>
    <message>
        <source>A hearing is asked for: to be held by %1</source>
        <translation>申请听证：应于 %1 前举行</translation>
    </message>
    <message numerus="yes">
        <source>Extended by %n working day(s)</source>
        <translation>
            <numerusform>已延期 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>Reported up by %1</source>
        <translation>由 %1 转报</translation>
    </message>
    <message>
        <source>Valid until %1; a renewal is asked for by %2</source>
        <translation>有效期至 %1，应于 %2 前申请延续</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>代 %1</translation>
    </message>
    <message>
        <source>announced until %1</source>
        <translation>告知至 %1</translation>
    </message>
    <message>
        <source>outcome: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>answer until %1</source>
        <translation>答复期限 %1</translation>
    </message>
    <message>
        <source>promised by %1</source>
        <translation>承诺于 %1 前补交</translation>
    </message>
    <message>
        <source>told: %1</source>
        <translation>已告知：%1</translation>
    </message>
    <message>
        <source>they have time until %1</source>
        <translation>期限至 %1</translation>
    </message>
    <message>
        <source>hearing to be held by %1</source>
        <translation>应于 %1 前举行听证</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>back to %1</source>
        <translation>退回至 %1</translation>
    </message>
    <message>
        <source>kept for ever</source>
        <translation>永久保管</translation>
    </message>
    <message numerus="yes">
        <source>kept for %n year(s)</source>
        <translation>
            <numerusform>保管 %n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>Hearing on %1: %2; %3 presides</source>
        <translation>%1 听证：%2，主持人 %3</translation>
    </message>
    <message>
        <source>hearing on %1</source>
        <translation>%1 听证</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>地点：%1</translation>
    </message>
    <message>
        <source>presided over by %1</source>
        <translation>主持人：%1</translation>
    </message>
    <message>
        <source>booked for %1</source>
        <translation>预约 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>询问：%1</translation>
    </message>
    <message>
        <source>answer by %1</source>
        <translation>答复期限 %1</translation>
    </message>
    <message>
        <source>promised for %1</source>
        <translation>承诺 %1 前</translation>
    </message>
    <message>
        <source>step until %1</source>
        <translation>环节至 %1</translation>
    </message>
    <message>
        <source>made: %1</source>
        <translation>已制：%1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>方式：%1</translation>
    </message>
    <message>
        <source>sent as %1</source>
        <translation>运单号 %1</translation>
    </message>
    <message>
        <source>reply by %1</source>
        <translation>回复期限 %1</translation>
    </message>
</context>
<context>
    <name>yunchuang::AbsenceDialog</name>
    <message>
        <source>Enter an absence</source>
        <translation>登记请假</translation>
    </message>
    <message>
        <source>Substitutes act on the cases of who is away, in that person&apos;s name. Their rights end with the absence. No case changes hands by itself.</source>
        <translation>替班人以不在岗人员的名义办理其办件，权限随请假结束而终止。办件不会自动换人。</translation>
    </message>
    <message>
        <source>Who is away</source>
        <translation>请假人</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Everybody of the unit in the same post may stand in</source>
        <translation>本单位同岗位人员均可替班</translation>
    </message>
    <message>
        <source>Substitutes</source>
        <translation>替班人</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>The members of the unit are asked for…</source>
        <translation>正在获取本单位人员…</translation>
    </message>
    <message>
        <source>Choose who stands in.</source>
        <translation>请选择替班人。</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>替班人</translation>
    </message>
    <message>
        <source>Nobody else of the unit holds the same post: the head reassigns the cases.</source>
        <translation>本单位没有其他同岗位人员，请由负责人改派办件。</translation>
    </message>
</context>
<context>
    <name>yunchuang::AbsencePage</name>
    <message>
        <source>Leave and substitutes</source>
        <translation>请假与替班</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Done in my name</source>
        <translation>代我办理</translation>
    </message>
    <message>
        <source>Recusal</source>
        <translation>回避</translation>
    </message>
    <message numerus="yes">
        <source>Reassigned %n case(s).</source>
        <translation>
            <numerusform>已改派 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) stayed as they were.</source>
        <translation>
            <numerusform>%n 件保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter an absence…</source>
        <translation>登记请假…</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>Absences of the unit</source>
        <translation>本单位请假</translation>
    </message>
    <message>
        <source>Reassign…</source>
        <translation>改派…</translation>
    </message>
    <message>
        <source>Cases that fall due during the absence</source>
        <translation>请假期间到期的办件</translation>
    </message>
    <message>
        <source>What substitutes did in my name</source>
        <translation>替班人代我办理的事项</translation>
    </message>
    <message>
        <source>Nothing was done in your name in the last three months.</source>
        <translation>近三个月没有代您办理的事项。</translation>
    </message>
    <message>
        <source>Declare a relation…</source>
        <translation>申报关系…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Relations on record</source>
        <translation>已申报的关系</translation>
    </message>
    <message>
        <source>You stand in for %1.</source>
        <translation>您正在替 %1 值班。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Choose an absence.</source>
        <translation>请选择一条请假。</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>已结束。</translation>
    </message>
    <message>
        <source>Only who is away and the head of the unit can end it.</source>
        <translation>只有请假人本人和单位负责人可以结束。</translation>
    </message>
    <message>
        <source>Nothing of %1 falls due meanwhile.</source>
        <translation>期间 %1 没有到期的办件。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) of %1 fall due meanwhile</source>
        <translation>
            <numerusform>期间 %1 有 %n 件到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a relation.</source>
        <translation>请选择一条关系。</translation>
    </message>
    <message>
        <source>What the head declared, only the head takes back.</source>
        <translation>负责人申报的，只能由负责人撤回。</translation>
    </message>
    <message>
        <source>The absences could not be fetched.</source>
        <translation>未能获取请假信息。</translation>
    </message>
    <message>
        <source>%1 What was shown stays.</source>
        <translation>%1已显示的内容保留。</translation>
    </message>
    <message>
        <source>Entered: %1 is away %2.</source>
        <translation>已登记：%1 于 %2 请假。</translation>
    </message>
    <message>
        <source>The absence was not ended.</source>
        <translation>请假未能结束。</translation>
    </message>
    <message>
        <source>Ended: %1 is back. Substitutes have no more rights.</source>
        <translation>已结束：%1 已返岗，替班权限已终止。</translation>
    </message>
    <message>
        <source>Declared. The number was not kept.</source>
        <translation>已申报，号码未留存。</translation>
    </message>
    <message>
        <source>The relation was not taken back.</source>
        <translation>关系未能撤回。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Not known without the service.</source>
        <translation>未连接服务，无法得知。</translation>
    </message>
    <message>
        <source>Nobody is away, or will be. Ctrl+N enters an absence.</source>
        <translation>没有人请假。按 Ctrl+N 登记请假。</translation>
    </message>
    <message>
        <source>No relation is on record. Once one is declared, cases of that person or body go to somebody else.</source>
        <translation>没有登记回避关系。登记后，涉及该人员或单位的办件由其他人员办理。</translation>
    </message>
</context>
<context>
    <name>yunchuang::AccountListPage</name>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>shut out %1</source>
        <translation>%1 停用</translation>
    </message>
    <message>
        <source>may sign in</source>
        <translation>可以登录</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>shut</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>locked out</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>open</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>no password yet</source>
        <translation>尚无密码</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>User or name</source>
        <translation>用户名或姓名</translation>
    </message>
    <message>
        <source>Search users</source>
        <translation>搜索用户</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>No user of that name.</source>
        <translation>没有符合的用户。</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n 名用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) and more</source>
        <translation>
            <numerusform>%n 名以上用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody administers his own account.</source>
        <translation>任何人不得管理自己的账户。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a person&apos;s name, and the account</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The account is shut: nobody signs in with it.</source>
        <translation>账户已停用，不能登录。</translation>
    </message>
    <message>
        <source>Locked out until %1.</source>
        <translation>锁定至 %1。</translation>
    </message>
    <message>
        <source>There is no password yet: the security administrator issues one.</source>
        <translation>尚无密码，由安全管理员发放。</translation>
    </message>
    <message>
        <source>A second factor is set up.</source>
        <translation>已启用双因子。</translation>
    </message>
    <message>
        <source>No second factor.</source>
        <translation>未启用双因子。</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) signed in now.</source>
        <translation>
            <numerusform>当前有 %n 个登录会话。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::AccountsPage</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>新建用户</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>修改姓名</translation>
    </message>
    <message>
        <source>Shut the account</source>
        <translation>停用账户</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Computers of the user</source>
        <translation>该用户的计算机</translation>
    </message>
    <message>
        <source>Choose a user first.</source>
        <translation>请先选择用户。</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>启用账户</translation>
    </message>
    <message>
        <source>The security administrator then gives posts and a first password.</source>
        <translation>之后由安全管理员授予岗位并发放初始密码。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>small letters and digits, such as zhoumin</source>
        <translation>小写字母和数字，如 zhoumin</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>%1 is there.</source>
        <translation>%1 已建立。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>%1 may sign in again.</source>
        <translation>%1 可以重新登录。</translation>
    </message>
    <message>
        <source>%1 is shut.</source>
        <translation>%1 已停用。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作更改。</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere at once and cannot sign in any more. Cases in his name stay where they are.</source>
        <translation>%1 将立即在所有计算机上退出，且不能再登录。其名下办件保持不变。</translation>
    </message>
</context>
<context>
    <name>yunchuang::ActFields</name>
    <message>
        <source>Choose who is to have it</source>
        <translation>选择承办人</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Why a second notice</source>
        <translation>再次补正事由</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>Competent organ</source>
        <translation>有权机关</translation>
    </message>
    <message>
        <source>Remedies</source>
        <translation>救济途径</translation>
    </message>
    <message>
        <source>You may apply for administrative reconsideration within sixty days of receiving this decision, or bring an administrative lawsuit before the people&apos;s court within six months.</source>
        <translation>如不服本决定，可自收到本决定之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>审查建议</translation>
    </message>
    <message>
        <source>to grant</source>
        <translation>建议准予</translation>
    </message>
    <message>
        <source>to deny</source>
        <translation>建议不予</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>附加条件</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>long-term</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Why without the signature</source>
        <translation>未会签仍准予的理由</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证照名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>证照编号</translation>
    </message>
    <message>
        <source>Result number</source>
        <translation>结果编号</translation>
    </message>
    <message>
        <source>Way of service</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>快递单号</translation>
    </message>
    <message>
        <source>Reply until</source>
        <translation>回复期限</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Urging</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>What to correct</source>
        <translation>补正事项</translation>
    </message>
    <message>
        <source>Add another point</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>To correct</source>
        <translation>补正事项</translation>
    </message>
    <message>
        <source>New holder</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>Handoff</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>会签意见</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>同意会签</translation>
    </message>
    <message>
        <source>does not sign</source>
        <translation>不同意会签</translation>
    </message>
    <message>
        <source>who asked</source>
        <translation>征求方</translation>
    </message>
    <message>
        <source>Goes back to</source>
        <translation>退回至</translation>
    </message>
    <message>
        <source>Why against the legal review</source>
        <translation>不采纳法制审核意见的理由</translation>
    </message>
    <message>
        <source>the applicant died or was dissolved</source>
        <translation>申请人死亡或终止</translation>
    </message>
    <message>
        <source>the law was changed</source>
        <translation>法律法规变更</translation>
    </message>
    <message>
        <source>a promised paper did not come</source>
        <translation>容缺材料逾期未补</translation>
    </message>
    <message>
        <source>the fee was not paid</source>
        <translation>未缴纳费用</translation>
    </message>
    <message>
        <source>they waive it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>they stated and defended</source>
        <translation>已陈述申辩</translation>
    </message>
    <message>
        <source>they ask for a hearing</source>
        <translation>要求听证</translation>
    </message>
    <message>
        <source>the hearing was held</source>
        <translation>听证已举行</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source> working days</source>
        <translation> 个工作日</translation>
    </message>
    <message>
        <source>“%1” follows by</source>
        <translation>“%1”补交期限</translation>
    </message>
    <message>
        <source>not promised</source>
        <translation>未承诺</translation>
    </message>
    <message>
        <source>Back to step</source>
        <translation>退回环节</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Extended by</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Time it needs</source>
        <translation>所需时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>For applicant</source>
        <translation>对应申请人</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Legal review</source>
        <translation>法制审核</translation>
    </message>
    <message>
        <source>no objection</source>
        <translation>无异议</translation>
    </message>
    <message>
        <source>objection</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Of a hearing too</source>
        <translation>含听证权利</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Papers given back</source>
        <translation>材料已退还</translation>
    </message>
    <message>
        <source>Fee charged</source>
        <translation>是否收费</translation>
    </message>
    <message>
        <source>Goes by post</source>
        <translation>邮寄送达</translation>
    </message>
    <message>
        <source>Hearing on</source>
        <translation>听证日期</translation>
    </message>
    <message>
        <source>choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>所在地</translation>
    </message>
    <message>
        <source>Presides</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Choose somebody who does not examine the case</source>
        <translation>请选择非本件审查人员</translation>
    </message>
    <message>
        <source>Their answer came on</source>
        <translation>当事人提出日期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>yunchuang::ApprovalRows</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>%1 in row %2</source>
        <translation>第 %2 行的%1</translation>
    </message>
    <message>
        <source>Remove row %1</source>
        <translation>删除第 %1 行</translation>
    </message>
    <message>
        <source>Remove row %1 (%2)</source>
        <translation>删除第 %1 行（%2）</translation>
    </message>
    <message numerus="yes">
        <source>There can be no more than %n row(s).</source>
        <translation>
            <numerusform>最多 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>收起明细</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>展开明细</translation>
    </message>
</context>
<context>
    <name>yunchuang::AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>nobody known</source>
        <translation>身份不明</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>%1 (refused)</source>
        <translation>%1（被拒）</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>校验链条</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Who: user</source>
        <translation>人员：用户名</translation>
    </message>
    <message>
        <source>To what: user, unit, case</source>
        <translation>对象：用户、单位、办件</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Lines of the audit log</source>
        <translation>审计日志条目</translation>
    </message>
    <message>
        <source>No line of that kind in these days.</source>
        <translation>这些天没有此类记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) and more</source>
        <translation>
            <numerusform>%n 条以上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 条</translation>
    </message>
    <message>
        <source>computer %1</source>
        <translation>计算机 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a network address</comment>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>hash %1</source>
        <translation>摘要 %1</translation>
    </message>
    <message>
        <source>The chain holds.</source>
        <translation>链条完整。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), none changed, none missing.</source>
        <translation>
            <numerusform>共 %n 条，无更改、无缺失。</numerusform>
        </translation>
    </message>
    <message>
        <source>last hash %1…</source>
        <translation>末条摘要 %1…</translation>
    </message>
    <message>
        <source>The chain is broken at line %1.</source>
        <translation>链条在第 %1 条处断裂。</translation>
    </message>
    <message>
        <source>A line was changed or taken out at the database. Export what is there and report it.</source>
        <translation>数据库中有记录被改动或删除。请导出现有内容并报告。</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Lines of JSON (*.jsonl)</source>
        <translation>JSON 行文件 (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Being exported…</source>
        <translation>正在导出…</translation>
    </message>
    <message numerus="yes">
        <source>The export stopped after %n line(s); what is there is whole.</source>
        <translation>
            <numerusform>导出在 %n 条后停止，已有内容完整。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The disk took no more: %n line(s) are written.</source>
        <translation>
            <numerusform>磁盘空间不足，已写入 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk took no more: the file is not whole.</source>
        <translation>磁盘空间不足，文件不完整。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) exported.</source>
        <translation>
            <numerusform>已导出 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <comment>first day</comment>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <comment>last day</comment>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>yunchuang::CalendarsPage</name>
    <message>
        <source>Working calendars</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日数</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Make-up days</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>works, although it is a weekend</source>
        <translation>周末上班</translation>
    </message>
    <message>
        <source>holiday: %1</source>
        <translation>放假：%1</translation>
    </message>
    <message>
        <source>Import a year…</source>
        <translation>导入年度…</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Days of the year that are not as usual</source>
        <translation>该年度的特殊日期</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>缺：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Days that fall into a year without a calendar are provisional, and nothing follows from them by itself.</source>
        <translation>落在无日历年度的日期为暂定，系统不会据此自动处理。</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 个年度</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: days that are not as usual</source>
        <translation>%1 年特殊日期</translation>
    </message>
    <message>
        <source>%1 has no calendar yet. Import it when the State Council has published it.</source>
        <translation>%1 年尚无日历，请在国务院办公厅公布后导入。</translation>
    </message>
    <message>
        <source>Import a year of the calendar</source>
        <translation>导入年度日历</translation>
    </message>
    <message>
        <source>Calendars (*.json)</source>
        <translation>日历 (*.json)</translation>
    </message>
    <message>
        <source>%1 cannot be read, or is too large for a calendar.</source>
        <translation>无法读取 %1，或文件过大。</translation>
    </message>
    <message>
        <source>The calendar of %1 is replaced. Days that hang on it are counted anew.</source>
        <translation>%1 年日历已替换，相关期限正在重算。</translation>
    </message>
    <message>
        <source>The calendar of %1 is there. Days that hang on it are counted anew.</source>
        <translation>%1 年日历已导入，相关期限正在重算。</translation>
    </message>
</context>
<context>
    <name>yunchuang::CapacityStep</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>You act for</source>
        <translation>您将代表</translation>
    </message>
    <message>
        <source>Units and posts</source>
        <translation>单位和岗位</translation>
    </message>
    <message>
        <source>No unit has given you a post.</source>
        <translation>没有单位授予您岗位。</translation>
    </message>
</context>
<context>
    <name>yunchuang::CardsModel</name>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>%1 ・ %2 ・ %3</source>
        <translation>%1 ・ %2 ・ %3</translation>
    </message>
    <message>
        <source>reply %1</source>
        <translation>答复 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yunchuang::CardsPage</name>
    <message>
        <source>Supervision cards</source>
        <translation>督查单</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>督查单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Choose a card to see what it is about.</source>
        <translation>选择一张督查单查看内容。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>What the card is about</source>
        <translation>督查内容</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>What you wrote is on its way.</source>
        <translation>所写内容正在提交。</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>There is no connection: cards are kept by the service.</source>
        <translation>未连接：督查单保存在服务端。</translation>
    </message>
    <message>
        <source>No card is like that.</source>
        <translation>没有符合条件的督查单。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No card has fallen.</source>
        <translation>没有督查单。</translation>
    </message>
    <message>
        <source>What you wrote is kept here.</source>
        <translation>所写内容保留在此。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The case itself is seen by its department.</source>
        <translation>办件本身由所属部门查看。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>办件编号</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>About</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>Fell</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1（暂定）</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>扣分</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s), if upheld</source>
        <translation>
            <numerusform>成立则扣 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>no points</source>
        <translation>不扣分</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The supervision officer reads it before deciding. It cannot be changed afterwards.</source>
        <translation>监察员将在认定前阅读，提交后不能更改。</translation>
    </message>
    <message>
        <source>What happened, and what was done about it</source>
        <translation>情况说明及处理措施</translation>
    </message>
    <message numerus="yes">
        <source>The card stands for good and costs the unit %n point(s).</source>
        <translation>
            <numerusform>督查单将成立，单位扣 %n 分。</numerusform>
        </translation>
    </message>
    <message>
        <source>The card stands for good.</source>
        <translation>督查单将成立。</translation>
    </message>
    <message>
        <source>Why the card is upheld</source>
        <translation>认定成立的理由</translation>
    </message>
    <message>
        <source>The card costs nothing. It stays on record with your reason.</source>
        <translation>督查单不扣分，连同理由保留备查。</translation>
    </message>
    <message>
        <source>Why the card is revoked</source>
        <translation>撤销理由</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>正在提交。</translation>
    </message>
    <message>
        <source>There is no connection: what you write is kept here until you leave.</source>
        <translation>未连接：离开本页前所写内容保留在此。</translation>
    </message>
    <message>
        <source>Choose what to do first.</source>
        <translation>请先选择操作。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s) are needed.</source>
        <translation>
            <numerusform>至少需要 %n 个字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s) fit.</source>
        <translation>
            <numerusform>最多 %n 个字。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reply or reason</source>
        <translation>答复或理由</translation>
    </message>
    <message>
        <source>It was not done. What you wrote is kept here.</source>
        <translation>未能办理，所写内容保留在此。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not known without the service.</source>
        <translation>未连接服务，无法得知。</translation>
    </message>
</context>
<context>
    <name>yunchuang::CaseLooks</name>
    <message>
        <source>%1 until %2 %3</source>
        <translation>%1至 %2 %3</translation>
    </message>
    <message>
        <source>provisional ・ %1</source>
        <translation>暂定 ・ %1</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>收件 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>promised %1</source>
        <translation>承诺 %1</translation>
    </message>
    <message>
        <source>notice %1</source>
        <translation>告知 %1</translation>
    </message>
    <message>
        <source>by law %1</source>
        <translation>法定 %1</translation>
    </message>
    <message>
        <source>answer until %1 %2</source>
        <translation>答复期限 %1 %2</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>发出 %1</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>答复 %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1 ・ until %2</source>
        <translation>%1 ・ 至 %2</translation>
    </message>
    <message>
        <source>all start when the case is closed</source>
        <translation>办结后同时启动</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Certificate and service</source>
        <translation>制证送达</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>环节：%1</translation>
    </message>
    <message>
        <source>The applicant is told in writing that no licence is needed (Licensing Law art. 32(1)). The case ends here; it cannot be reopened, only applied for anew.</source>
        <translation>将书面告知申请人该事项依法不需要取得行政许可（行政许可法第三十二条第一项）。办件到此结束，不能恢复，只能重新申请。</translation>
    </message>
    <message>
        <source>A written refusal is issued under the seal (Licensing Law art. 32). The applicant may ask for reconsideration within 60 days or go to court within 6 months. The case ends here.</source>
        <translation>将出具加盖专用印章的不予受理决定书（行政许可法第三十二条）。申请人可在六十日内申请行政复议，或者六个月内提起行政诉讼。办件到此结束。</translation>
    </message>
    <message>
        <source>A written denial with reasons is issued (Licensing Law art. 38). The applicant may ask for reconsideration or go to court. The denial can only be changed by a new decision.</source>
        <translation>将出具说明理由的不予行政许可决定书（行政许可法第三十八条）。申请人可申请行政复议或者提起行政诉讼。只能以新的决定变更。</translation>
    </message>
    <message>
        <source>The case is closed as denied. Nothing is pushed to other departments.</source>
        <translation>办件以不予许可办结，不向其他部门推送。</translation>
    </message>
    <message>
        <source>The certificate is issued and the result goes to the other departments, which take it in at once. It can only be corrected or revoked by a new act.</source>
        <translation>将核发证照并向其他部门推送结果，对方即时入库。此后只能以新的行为更正或者撤销。</translation>
    </message>
    <message>
        <source>The decision counts as served today: the periods for reconsideration and court begin, and the case is over.</source>
        <translation>决定视为今日送达：复议和诉讼期间开始计算，办件结束。</translation>
    </message>
    <message>
        <source>This act ends the matter and cannot be taken back.</source>
        <translation>该操作将终结本事项，不能撤回。</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>over without a result</source>
        <translation>已终结，无结果</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>%1 ・ late</source>
        <translation>%1 ・ 超期</translation>
    </message>
    <message>
        <source>%1 ・ %2/%3 over</source>
        <translation>%1 ・ %2/%3 已办结</translation>
    </message>
    <message>
        <source>A written notice of return is issued: the applicant did not bring in time what was asked for. The case ends here; it can be applied for anew.</source>
        <translation>将出具《退件通知书》：申请人逾期未补正。办件就此结束，可以重新申请。</translation>
    </message>
    <message>
        <source>The applicant&apos;s written withdrawal is granted; what lies with other departments is taken back. The case ends here.</source>
        <translation>准予申请人书面撤回申请，其他部门的移交一并收回。办件就此结束。</translation>
    </message>
    <message>
        <source>A written notice of termination is issued with its ground. The case ends here without a decision.</source>
        <translation>将出具《终止办理通知书》并载明事由。办件就此结束，不作决定。</translation>
    </message>
    <message>
        <source>The preliminary opinion and the whole file go to the upper unit, which decides (Licensing Law art. 43). Its own time begins; this unit has the case no more.</source>
        <translation>初审意见和全部材料报送上级机关决定（《行政许可法》第四十三条）。上级机关开始计时，本单位不再办理此件。</translation>
    </message>
    <message>
        <source>The case is accepted, granted, closed and served in one act, each with its own entry and paper. It can only be changed by a new case.</source>
        <translation>一次完成受理、准予、办结、送达，各环节均有记录和文书。如需更改，须另行申请。</translation>
    </message>
</context>
<context>
    <name>yunchuang::CertificateDialog</name>
    <message>
        <source>Certificate of the service</source>
        <translation>服务器证书</translation>
    </message>
    <message>
        <source>The certificate of %1 has changed: nothing is exchanged.</source>
        <translation>%1 的证书已变更，已停止与服务器交换数据。</translation>
    </message>
    <message>
        <source>The certificate of %1 has not been confirmed: nothing is exchanged.</source>
        <translation>%1 的证书尚未确认，已停止与服务器交换数据。</translation>
    </message>
    <message>
        <source>Compare this fingerprint with the one your administrator gave you. Trust it only when all digits agree.</source>
        <translation>请与管理员提供的指纹逐位核对，完全一致才可信任。</translation>
    </message>
    <message>
        <source>It is not signed by the authority that this program was installed with. Tell your administrator.</source>
        <translation>该证书不是由安装时指定的证书机构签发的，请告知管理员。</translation>
    </message>
    <message>
        <source>Fingerprint, SHA-256</source>
        <translation>指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Valid until %1.</source>
        <translation>有效期至 %1。</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>信任此证书</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
</context>
<context>
    <name>yunchuang::CertificatePanel</name>
    <message>
        <source>Confirm once</source>
        <translation>确认一次</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Asking for the service&apos;s certificate…</source>
        <translation>正在获取服务器证书…</translation>
    </message>
    <message>
        <source>Service certificate valid</source>
        <translation>服务器证书有效</translation>
    </message>
    <message>
        <source>%1 · until %2</source>
        <comment>host name and date</comment>
        <translation>%1 · 有效至 %2</translation>
    </message>
    <message>
        <source>First connection to this service</source>
        <translation>首次连接此服务器</translation>
    </message>
    <message>
        <source>Compare this fingerprint with the one your administrator gave you.</source>
        <translation>请将此指纹与管理员提供的指纹核对。</translation>
    </message>
    <message>
        <source>The certificate has changed: sign-in is blocked</source>
        <translation>证书已改变：禁止登录</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one confirmed. Tell your administrator.</source>
        <translation>%1 出示的证书与已确认的不同。请告知管理员。</translation>
    </message>
</context>
<context>
    <name>yunchuang::Chip</name>
    <message>
        <source>Filter on. Delete takes it off.</source>
        <translation>筛选已启用，按 Delete 取消。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>filter name and chosen value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>yunchuang::Client</name>
    <message>
        <source>Yunchuang</source>
        <translation>云窗</translation>
    </message>
    <message>
        <source>What is kept on this device cannot be opened. Nothing was deleted. Tell your administrator.</source>
        <translation>无法打开本机缓存，没有删除任何内容。请告知管理员。</translation>
    </message>
</context>
<context>
    <name>yunchuang::CodeFields</name>
    <message>
        <source>Code of your authenticator</source>
        <translation>动态验证码</translation>
    </message>
    <message>
        <source>Code for this computer</source>
        <translation>本机验证码</translation>
    </message>
    <message>
        <source>six digits</source>
        <translation>6 位数字</translation>
    </message>
    <message>
        <source>twelve letters and digits, from the security administrator</source>
        <translation>安全管理员提供的 12 位字母和数字</translation>
    </message>
    <message>
        <source>Type the six digits that your authenticator shows now.</source>
        <translation>请输入验证器当前显示的 6 位数字。</translation>
    </message>
    <message>
        <source>Type the twelve letters and digits from the security administrator.</source>
        <translation>请输入安全管理员提供的 12 位字母和数字。</translation>
    </message>
</context>
<context>
    <name>yunchuang::CodesStep</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Your password is right.</source>
        <translation>密码正确。</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>返回登录</translation>
    </message>
</context>
<context>
    <name>yunchuang::ColleagueDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>yunchuang::ConfirmDialog</name>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>yunchuang::ConflictPane</name>
    <message>
        <source>What to do</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Choosing does nothing yet</source>
        <translation>选择后仍需确认，不会自动提交</translation>
    </message>
    <message>
        <source>Apply again</source>
        <translation>重新应用</translation>
    </message>
    <message>
        <source>Change and submit</source>
        <translation>修改后提交</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>My act is not carried out. What I wrote stays in the list for 30 days</source>
        <translation>不再提交我的决定，所写内容在列表中保留 30 日</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>What you choose is kept with the act.</source>
        <translation>处理结果与原决定一并留痕</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Choose an act to see how it stands.</source>
        <translation>选择一项查看进展。</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>The case changed on the service; your act rested on what it was before.</source>
        <translation>服务器上的办件已变，你的决定依据的是旧版本。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>new paper</source>
        <translation>新材料</translation>
    </message>
    <message>
        <source>correction came in</source>
        <translation>补正到</translation>
    </message>
    <message>
        <source>checked anew</source>
        <translation>重新核验</translation>
    </message>
    <message>
        <source>my act</source>
        <translation>我的决定</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退回</translation>
    </message>
    <message numerus="yes">
        <source>You signed at %1 on version %2; the service has version %3. %n thing(s) changed.</source>
        <translation>
            <numerusform>你 %1 签署时依据版本 %2；服务器已是版本 %3，有 %n 处变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same act on version %1, signed anew</source>
        <translation>在版本 %1 上原样提交，重新签名</translation>
    </message>
    <message>
        <source>What it rested on is no longer so</source>
        <translation>决定依据的事实已变化</translation>
    </message>
    <message>
        <source>Open version %1 with my words; no decision is chosen</source>
        <translation>以版本 %1 打开审查，带入我的意见</translation>
    </message>
    <message>
        <source>The service refused it.</source>
        <translation>服务器未予接受。</translation>
    </message>
    <message>
        <source>Nothing changed on the service; what you wrote is kept here.</source>
        <translation>服务器上没有变化，你写的内容保留在本机。</translation>
    </message>
    <message>
        <source>An act before it on the same case was refused, conflicts, or was withdrawn. Settle that one first.</source>
        <translation>同一办件在先的操作被拒绝、有冲突或已撤回，请先处理那一项。</translation>
    </message>
    <message>
        <source>Goes out at %1</source>
        <translation>%1 发出</translation>
    </message>
    <message>
        <source>F8 takes it back until then.</source>
        <translation>此前可按 F8 撤回。</translation>
    </message>
    <message>
        <source>Signed and kept on this computer. It goes out by itself; Del withdraws it until then.</source>
        <translation>已签名并保存在本机，将自动提交；送出前可按 Del 撤回。</translation>
    </message>
    <message>
        <source>Sent, no answer yet. It is asked for before it is sent again, so it cannot be carried out twice.</source>
        <translation>已送出，尚无回执。重送前会先查询，不会重复执行。</translation>
    </message>
    <message>
        <source>Its place in the public record was checked here and holds.</source>
        <translation>已在本机核对公开记录中的存证，有效。</translation>
    </message>
    <message>
        <source>The service has it; the proof that the public record only grew is still to be fetched.</source>
        <translation>服务器已收到；公开记录只增不改的证明待取回。</translation>
    </message>
    <message>
        <source>The proof cannot be checked on this computer: the record&apos;s key, or the format, is not known here.</source>
        <translation>本机无法核对证明：记录的公钥或格式未知。</translation>
    </message>
    <message>
        <source>You withdrew it before it was sent.</source>
        <translation>送出前已由你撤回。</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签名时间</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>To correct</source>
        <translation>补正事项</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>to be numbered</source>
        <translation>待编号</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>存证</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作编号</translation>
    </message>
    <message>
        <source>1  The act is judged on the newest version.
2  It is signed anew and takes the old one&apos;s place.
3  Acts that rest on it follow.</source>
        <translation>1&#x3000;按最新版本重新判断能否办理
2&#x3000;重新签名后替换发件箱中的原决定
3&#x3000;依附于它的操作随后提交</translation>
    </message>
    <message>
        <source>Open and change</source>
        <translation>打开并修改</translation>
    </message>
    <message>
        <source>1  The review opens with the newest version; what is new is marked.
2  Your words are in the opinion; no decision is chosen.
3  What you submit takes the place of the old act.</source>
        <translation>1&#x3000;打开审查页（最新版本），变化的字段带「新」标记
2&#x3000;你的意见放入意见框，决定不预选
3&#x3000;提交后替换发件箱中的原决定</translation>
    </message>
    <message>
        <source>1  The act is not carried out.
2  What you wrote stays in this list for 30 days.</source>
        <translation>1&#x3000;该决定不再提交
2&#x3000;所写内容在本列表保留 30 日</translation>
    </message>
    <message>
        <source>Choose one of the three.</source>
        <translation>请从三项中选择一项。</translation>
    </message>
    <message>
        <source>Being done…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Choose what to do first (Alt+R, Alt+E, Alt+D).</source>
        <translation>请先选择处理方式（Alt+R、Alt+E、Alt+D）。</translation>
    </message>
    <message>
        <source>Applied again: on its way.</source>
        <translation>已重新应用，正在提交。</translation>
    </message>
    <message>
        <source>Given up. What you wrote stays in the list for 30 days.</source>
        <translation>已放弃，所写内容保留 30 日。</translation>
    </message>
    <message>
        <source>The act stays as it was.</source>
        <translation>原决定保持不变。</translation>
    </message>
    <message>
        <source>The public record does not confirm this act. Tell the administrator before you go on with the case.</source>
        <translation>公开记录未能证实这一操作。继续办理此件之前，请告知管理员。</translation>
    </message>
</context>
<context>
    <name>yunchuang::ConflictTable</name>
    <message>
        <source>Both sides</source>
        <translation>双方对照</translation>
    </message>
    <message>
        <source>Mine ・ rests on version %1</source>
        <translation>我的 ・ 依据版本 %1</translation>
    </message>
    <message>
        <source>Service ・ version %1</source>
        <translation>服务器 ・ 版本 %1</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Service ・ version %1, fetched %2</source>
        <translation>服务器 ・ 版本 %1，%2 取回</translation>
    </message>
    <message>
        <source>version %1, %2</source>
        <translation>版本 %1，%2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>all agree or are answered</source>
        <translation>全部一致或已核实</translation>
    </message>
    <message>
        <source>differ %1 ・ asked %2</source>
        <translation>不一致 %1 ・ 查询中 %2</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无决定</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Automatic checks</source>
        <translation>自动核验</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>办理决定</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>service changed</source>
        <translation>服务器已改</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我的</translation>
    </message>
</context>
<context>
    <name>yunchuang::ConnectionChip</name>
    <message>
        <source>Loading, %1 rows</source>
        <translation>正在载入，%1 行</translation>
    </message>
    <message>
        <source>Synchronised %1</source>
        <translation>已同步 %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Slow network ・ %1</source>
        <translation>网络慢 ・ %1</translation>
    </message>
    <message>
        <source>Slow network</source>
        <translation>网络慢</translation>
    </message>
    <message>
        <source>Offline ・ as of %1</source>
        <translation>离线 ・ 截至 %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>The service answers in %1 ms.</source>
        <translation>服务器响应 %1 毫秒。</translation>
    </message>
</context>
<context>
    <name>yunchuang::DecisionPane</name>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Other departments</source>
        <translation>部门并联</translation>
    </message>
    <message>
        <source>Review points</source>
        <translation>审查要点</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>办理决定</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Go on with the next</source>
        <translation>续办下一件</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>%1 ・ %2 ・ %3</source>
        <translation>%1 ・ %2 ・ %3</translation>
    </message>
    <message>
        <source>%1 ・ answer until %2</source>
        <translation>%1 ・ 答复期限 %2</translation>
    </message>
    <message>
        <source>met %1 ・ not met %2 ・ open %3</source>
        <translation>符合 %1 ・ 不符 %2 ・ 待回 %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Choose a decision first, or write down what you found.</source>
        <translation>请先选择办理决定，也可先写下审查情况。</translation>
    </message>
    <message>
        <source>Choose a decision first (Alt and a digit).</source>
        <translation>请先选择办理决定（Alt+数字）。</translation>
    </message>
    <message>
        <source>The reason, in your own words, at least 10 characters</source>
        <translation>用自己的话写明理由，至少 10 个字</translation>
    </message>
    <message>
        <source>Submit: %1</source>
        <translation>提交：%1</translation>
    </message>
    <message>
        <source>Being submitted…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>%1 ・ the whole until %2</source>
        <translation>%1 ・ 整件至 %2</translation>
    </message>
</context>
<context>
    <name>yunchuang::DiffText</name>
    <message>
        <source>Differs: %1</source>
        <translation>不一致：%1</translation>
    </message>
</context>
<context>
    <name>yunchuang::DocumentView</name>
    <message>
        <source>Paper</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>This paper cannot be shown: the file is damaged or of a kind that is not known here. Ask for another one in a correction.</source>
        <translation>此材料无法显示：文件损坏或格式不支持，可在补正告知中要求重新提交。</translation>
    </message>
</context>
<context>
    <name>yunchuang::DueChart</name>
    <message>
        <source>Running cases by time left</source>
        <translation>在办件剩余时间分布</translation>
    </message>
    <message>
        <source>working days left</source>
        <translation>剩余工作日</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>1 d</source>
        <translation>1 日</translation>
    </message>
    <message>
        <source>2 d</source>
        <translation>2 日</translation>
    </message>
    <message>
        <source>3 d</source>
        <translation>3 日</translation>
    </message>
    <message>
        <source>4–5 d</source>
        <translation>4–5 日</translation>
    </message>
    <message>
        <source>&gt;5 d</source>
        <translation>&gt;5 日</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yunchuang::ErrorBox</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy the error number</source>
        <translation>复制错误编号</translation>
    </message>
    <message>
        <source>Error number %1</source>
        <translation>错误编号 %1</translation>
    </message>
</context>
<context>
    <name>yunchuang::FactorDialog</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Set up a second factor</source>
        <translation>启用双因子</translation>
    </message>
    <message>
        <source>%1, type your password first. Then your authenticator takes in a secret, and from then on you sign in with a code of it besides the password.</source>
        <translation>%1，请先输入密码。随后验证器将录入一个密钥，此后登录除密码外还需动态验证码。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Code of your authenticator</source>
        <translation>动态验证码</translation>
    </message>
    <message>
        <source>six digits</source>
        <translation>6 位数字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take a picture of this code with your authenticator, or type the secret below it. Then type the six digits that it shows. The secret is shown only now.</source>
        <translation>用验证器扫描此二维码，或输入下方密钥，再输入显示的 6 位数字。密钥仅显示这一次。</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Type the password first.</source>
        <translation>请先输入密码。</translation>
    </message>
    <message>
        <source>Type the six digits that your authenticator shows now.</source>
        <translation>请输入验证器当前显示的 6 位数字。</translation>
    </message>
</context>
<context>
    <name>yunchuang::FieldEditor</name>
    <message>
        <source>Search among %1</source>
        <translation>在 %1 项中搜索</translation>
    </message>
    <message>
        <source>in yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Calendar (Alt+Down)</source>
        <translation>日历（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>yunchuang::FieldsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>yunchuang::FilterBar</name>
    <message>
        <source>Officer</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>News</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>筛选本列表</translation>
    </message>
    <message>
        <source>Filter this list by number, applicant or item</source>
        <translation>按编号、申请人或事项筛选本列表</translation>
    </message>
    <message>
        <source>Key / goes to the field</source>
        <translation>按 / 键进入筛选框</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>me</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>closing and service</source>
        <translation>办结送达</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>due next working day</source>
        <translation>下一工作日到期</translation>
    </message>
    <message>
        <source>due later</source>
        <translation>之后到期</translation>
    </message>
    <message>
        <source>with differences</source>
        <translation>有不一致</translation>
    </message>
    <message>
        <source>still asked</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>correction, answer or return came in</source>
        <translation>补正、答复或退回已到</translation>
    </message>
    <message>
        <source>came in</source>
        <translation>有新进展</translation>
    </message>
</context>
<context>
    <name>yunchuang::FormPane</name>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>History</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <source>Approval fields</source>
        <translation>审批字段</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>申请表</translation>
    </message>
    <message>
        <source>History %1</source>
        <translation>办理记录 %1</translation>
    </message>
    <message>
        <source>can be edited</source>
        <translation>可编辑</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>差异 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>显示完整内容</translation>
    </message>
    <message>
        <source>%1 is shown in full for 30 seconds. The look is recorded with your name and the reason.</source>
        <translation>将完整显示「%1」30 秒。查看会连同你的姓名和事由一并记录。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Compare with the identity document</source>
        <translation>与身份证件核对</translation>
    </message>
    <message>
        <source>Reach the applicant</source>
        <translation>联系申请人</translation>
    </message>
    <message>
        <source>Compare with a registry</source>
        <translation>与基础库核对</translation>
    </message>
</context>
<context>
    <name>yunchuang::FormTree</name>
    <message>
        <source>%1 registry ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>申请值</translation>
    </message>
    <message>
        <source>Base registry</source>
        <translation>基础库值</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Put on the correction list</source>
        <translation>列入补正</translation>
    </message>
    <message>
        <source>Found correct…</source>
        <translation>核实无误…</translation>
    </message>
    <message>
        <source>Registry wrong…</source>
        <translation>数据有误…</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Look up in the registry…</source>
        <translation>查询基础库…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>yunchuang::GrantDialog</name>
    <message>
        <source>Take over</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Posts in a unit</source>
        <translation>单位岗位</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the unit first.</source>
        <translation>请先选择单位。</translation>
    </message>
    <message>
        <source>Tick at least one post.</source>
        <translation>请至少勾选一个岗位。</translation>
    </message>
    <message>
        <source>An administrator may hold no other post.</source>
        <translation>管理员不得兼任其他岗位。</translation>
    </message>
</context>
<context>
    <name>yunchuang::GrantsPage</name>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Posts of the user by unit</source>
        <translation>该用户在各单位的岗位</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>%1 may try again.</source>
        <translation>%1 可以重新尝试。</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>%1 signs in with it once and then chooses a password of his own. Every session ends now.</source>
        <translation>%1 用其登录一次后须自设密码。现有会话全部结束。</translation>
    </message>
    <message>
        <source>Code for a new computer</source>
        <translation>新计算机验证码</translation>
    </message>
    <message>
        <source>%1 types it at the first sign-in at that computer.</source>
        <translation>%1 在该计算机首次登录时输入。</translation>
    </message>
    <message>
        <source>Take back the second factor</source>
        <translation>收回双因子</translation>
    </message>
    <message>
        <source>%1 signs in without a code until a new second factor is set up. Do it only when you know that it is he who asks. Every session ends now.</source>
        <translation>在重新启用双因子前，%1 登录无需验证码。请确认是本人申请。现有会话全部结束。</translation>
    </message>
    <message>
        <source>The second factor of %1 is taken back.</source>
        <translation>%1 的双因子已收回。</translation>
    </message>
    <message>
        <source>End all sessions</source>
        <translation>结束全部会话</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere at once. What waits in outboxes is sent after the next sign-in.</source>
        <translation>%1 将立即在所有计算机上退出。发件箱中的内容在下次登录后提交。</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere.</source>
        <translation>%1 已在所有计算机上退出。</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Computers of the user</source>
        <translation>该用户的计算机</translation>
    </message>
    <message>
        <source>Shut out this computer</source>
        <translation>停用此计算机</translation>
    </message>
    <message>
        <source>Nobody signs in at %1 any more without a new code, and what is kept there cannot be sent.</source>
        <translation>没有新的验证码，任何人都不能再在 %1 上登录，其中保存的内容也不能提交。</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>The computer is shut out.</source>
        <translation>计算机已停用。</translation>
    </message>
    <message>
        <source>The posts of %1 are changed but not in force yet: Ctrl+Enter puts them in force.</source>
        <translation>%1 的岗位已修改但尚未生效，按 Ctrl+Enter 生效。</translation>
    </message>
    <message>
        <source>Choose a user first.</source>
        <translation>请先选择用户。</translation>
    </message>
    <message>
        <source>Choose a unit in the list first.</source>
        <translation>请先在列表中选择单位。</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>没有更改。</translation>
    </message>
    <message>
        <source>Choose a computer in the list first.</source>
        <translation>请先在列表中选择计算机。</translation>
    </message>
    <message>
        <source>This computer is shut out already.</source>
        <translation>此计算机已停用。</translation>
    </message>
    <message>
        <source>The posts of %1 are in force.</source>
        <translation>%1 的岗位已生效。</translation>
    </message>
    <message>
        <source>Nothing was changed; the list above is as you left it.</source>
        <translation>未作更改，上方列表保持原样。</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Good until %1.</source>
        <translation>有效期至 %1。</translation>
    </message>
</context>
<context>
    <name>yunchuang::HandoffDialog</name>
    <message>
        <source>Hand over ・ %1 ・ %2</source>
        <translation>移交&#x3000;%1&#x3000;%2</translation>
    </message>
    <message>
        <source>We keep the case; they only give their opinion</source>
        <translation>本处继续承办，对方只回复意见</translation>
    </message>
    <message>
        <source>We can decide only after they have signed</source>
        <translation>对方签署同意后，本处方可决定</translation>
    </message>
    <message>
        <source>They answer for the case; the due date stays</source>
        <translation>承办责任转给对方，办理期限不变</translation>
    </message>
    <message>
        <source>Name of a unit, or its pinyin initials</source>
        <translation>部门名称或拼音首字母</translation>
    </message>
    <message>
        <source>Search units</source>
        <translation>查找部门</translation>
    </message>
    <message>
        <source>Receiving units</source>
        <translation>接收部门</translation>
    </message>
    <message>
        <source>Shared data</source>
        <translation>共享数据项</translation>
    </message>
    <message>
        <source>Shared materials</source>
        <translation>共享材料</translation>
    </message>
    <message>
        <source>Answer until</source>
        <translation>回复期限</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>发送后的流程</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Competent for this item</source>
        <translation>有权办理本事项</translation>
    </message>
    <message>
        <source>Usual for this item</source>
        <translation>本事项常用</translation>
    </message>
    <message>
        <source>%1: the base registry has “%2”. Please verify.</source>
        <translation>%1：标准数据为「%2」，请核实。</translation>
    </message>
    <message>
        <source>%1: please verify.</source>
        <translation>%1：请核实。</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>chosen and all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>as little as needed ・ %1</source>
        <translation>最小必要 ・ %1</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>They see it here only, with a watermark, until they have answered.</source>
        <translation>对方只能在线查看，带水印，回复后收回权限。</translation>
    </message>
    <message>
        <source>The whole file goes over with the case.</source>
        <translation>全卷随办件移交。</translation>
    </message>
    <message>
        <source>Who signs sees all that is signed.</source>
        <translation>会签方可见全部待签内容。</translation>
    </message>
    <message>
        <source>Why the case goes over, at least 10 characters</source>
        <translation>写明转办事由，至少 10 个字</translation>
    </message>
    <message>
        <source>What they are asked</source>
        <translation>请写明征求的问题</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>附言</translation>
    </message>
    <message>
        <source>The due date of the applicant stays.</source>
        <translation>对申请人的承诺期限不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>%1, after the promised date</source>
        <translation>%1，晚于承诺期限</translation>
    </message>
    <message>
        <source>%1, on the promised date</source>
        <translation>%1，与承诺期限同日</translation>
    </message>
    <message>
        <source>%1, %2 before the promised date</source>
        <translation>%1，早于承诺期限 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfer the case</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Send the consultation</source>
        <translation>发送征求意见</translation>
    </message>
    <message>
        <source>Ask for the signature</source>
        <translation>发送会签</translation>
    </message>
    <message>
        <source>Being sent…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Choose a receiving unit first.</source>
        <translation>请先选择接收部门。</translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation>请先写明事由。</translation>
    </message>
    <message>
        <source>Write what they are asked first.</source>
        <translation>请先写明征求的问题。</translation>
    </message>
    <message>
        <source>hands over</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续承办</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>汇总意见</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>汇总会签</translation>
    </message>
    <message>
        <source>the clock goes on</source>
        <translation>计时不中断</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>从%1到%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>to %n unit(s)</source>
        <translation>
            <numerusform>向 %n 个部门</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n 项数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n 份材料</numerusform>
        </translation>
    </message>
    <message>
        <source>with sensitive data</source>
        <translation>含敏感项</translation>
    </message>
    <message>
        <source>no sensitive data</source>
        <translation>不含敏感项</translation>
    </message>
    <message>
        <source>the whole file</source>
        <translation>全卷</translation>
    </message>
    <message>
        <source>all that is to be signed</source>
        <translation>全部待签内容</translation>
    </message>
    <message>
        <source>Nothing was sent; all you chose and wrote is still here.</source>
        <translation>没有发送，你的选择和文字都保留着。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>敏感</translation>
    </message>
    <message>
        <source>personal</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>not shareable</source>
        <translation>不可共享</translation>
    </message>
    <message>
        <source>One after another, in the order chosen; each has an equal share of the time</source>
        <translation>按所选顺序依次会签，时限均分</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a place in a row, and a unit</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>yunchuang::HistoryWords</name>
    <message>
        <source>signed at %1, received at %2</source>
        <translation>%1 签署，%2 收到</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <translation>%1，%2，%3：%4</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>Competent organ</source>
        <translation>有权机关</translation>
    </message>
    <message>
        <source>Remedies</source>
        <translation>救济途径</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>附加条件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>Last day of the notice</source>
        <translation>受理期限</translation>
    </message>
    <message>
        <source>Promised day</source>
        <translation>承诺办结日</translation>
    </message>
    <message>
        <source>Day by law</source>
        <translation>法定办结日</translation>
    </message>
    <message>
        <source>Day of the step</source>
        <translation>环节期限</translation>
    </message>
    <message>
        <source>Last day of delivery</source>
        <translation>送达期限</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>One unit was merged, another one took over its tasks.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>Which day, its old date, its new date.</extracomment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <extracomment>Who acted, and in whose name.</extracomment>
        <translation>%1 代 %2</translation>
    </message>
</context>
<context>
    <name>yunchuang::LatticePanel</name>
    <message>
        <source>Yunchuang</source>
        <translation>云窗</translation>
    </message>
    <message>
        <source>Client for government approvals</source>
        <translation>政务审批客户端</translation>
    </message>
    <message>
        <source>This system handles personal and business data. Every action is recorded.
Leaving your seat? Lock with Ctrl+Shift+L.</source>
        <translation>本系统处理个人和企业数据，所有操作均留痕。
离开座位请按 Ctrl+Shift+L 锁定。</translation>
    </message>
</context>
<context>
    <name>yunchuang::LeaseBar</name>
    <message>
        <source>Ask for it</source>
        <translation>请求办理</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>接手…</translation>
    </message>
    <message>
        <source>You have this case open on %1.</source>
        <translation>您已在 %1 上打开此件。</translation>
    </message>
    <message>
        <source>%1 has this case open.</source>
        <translation>%1 正在办理此件。</translation>
    </message>
    <message>
        <source>%1 has taken this case over.</source>
        <translation>%1 已接手此件。</translation>
    </message>
    <message>
        <source>%1 sees that you would like to have it.</source>
        <translation>%1 已看到您的请求。</translation>
    </message>
    <message>
        <source>Open on another computer</source>
        <translation>已在另一台计算机打开</translation>
    </message>
    <message>
        <source>You have this case open on %1, since %2. Here it can only be read.</source>
        <translation>您自 %2 起在 %1 上打开此件，此处只读。</translation>
    </message>
    <message>
        <source>Open with %1</source>
        <translation>%1 正在办理</translation>
    </message>
    <message>
        <source>since %1. Here it can only be read.</source>
        <translation>自 %1 起，此处只读。</translation>
    </message>
    <message>
        <source>Taken over by %1</source>
        <translation>已由 %1 接手</translation>
    </message>
    <message>
        <source>at %1. What you wrote is kept as a draft.</source>
        <translation>时间 %1。您所写内容已存为草稿。</translation>
    </message>
    <message>
        <source>at %1: “%2” What you wrote is kept as a draft.</source>
        <translation>时间 %1：“%2”您所写内容已存为草稿。</translation>
    </message>
    <message>
        <source>%1 had this case meanwhile</source>
        <translation>期间 %1 曾办理此件</translation>
    </message>
    <message>
        <source>since %1. Look at what has changed before you go on.</source>
        <translation>自 %1 起。继续前请查看变化。</translation>
    </message>
    <message>
        <source>%1 would like to have this case</source>
        <translation>%1 请求办理此件</translation>
    </message>
    <message>
        <source>since %1. It is free when you leave it.</source>
        <translation>自 %1 起。您离开后即可办理。</translation>
    </message>
    <message>
        <source>Without a connection</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>whether a colleague has this case open too is not known. You can work on it.</source>
        <translation>无法确认是否有同事同时打开此件，您可以继续办理。</translation>
    </message>
    <message>
        <source>Take over the case</source>
        <translation>接手办件</translation>
    </message>
    <message>
        <source>%1 will be told, and your reason is kept. What %1 wrote stays with %1 as a draft.</source>
        <translation>将告知 %1 并留存理由。%1 所写内容仍为其草稿。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>It could not be taken over. Try again when there is a connection.</source>
        <translation>未能接手，请在恢复连接后重试。</translation>
    </message>
</context>
<context>
    <name>yunchuang::LevelBar</name>
    <message>
        <source>%1 %2</source>
        <comment>a level and how many</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>yunchuang::LoadingBar</name>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
</context>
<context>
    <name>yunchuang::LookupDialog</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 registry ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source> ・ asked %1</source>
        <translation> ・ 查询于 %1</translation>
    </message>
    <message>
        <source> ・ basis: shared government data, for the handling of this case</source>
        <translation> ・ 依据：政务数据共享，用于办理本件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Look up in a registry</source>
        <translation>查询基础库</translation>
    </message>
    <message>
        <source>Your name, the case, what you look for and the purpose go on record, also when nothing is found. What is shown is not kept.</source>
        <translation>您的姓名、办件、查询内容和用途均留痕，未查到也不例外。查询结果不保存。</translation>
    </message>
    <message>
        <source>Number or name; parts of an address with blanks between</source>
        <translation>证件号码或名称；地址各部分以空格分隔</translation>
    </message>
    <message>
        <source>Check what was applied for</source>
        <translation>核对申请内容</translation>
    </message>
    <message>
        <source>Clear up a difference</source>
        <translation>核实不一致项</translation>
    </message>
    <message>
        <source>Compare with a paper</source>
        <translation>与材料核对</translation>
    </message>
    <message>
        <source>What for; Down opens phrases</source>
        <translation>查询用途；按 ↓ 选常用语</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>基础库</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>查询内容</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Registry beside the application</source>
        <translation>基础库与申请对照</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>申请值</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>比对</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Registries can be asked when there is a connection.</source>
        <translation>联网后方可查询基础库。</translation>
    </message>
    <message>
        <source>The registry is being asked.</source>
        <translation>正在查询基础库。</translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation>请填写查询内容。</translation>
    </message>
    <message>
        <source>Say what for.</source>
        <translation>请填写用途。</translation>
    </message>
    <message>
        <source>Source: %1 ・ asked %2 ・ basis: shared government data, case and purpose on record</source>
        <translation>来源：%1 ・ 查询于 %2 ・ 依据：政务数据共享，办件和用途已留痕</translation>
    </message>
    <message>
        <source>The registry has no such entry.</source>
        <translation>基础库中没有该记录。</translation>
    </message>
    <message>
        <source>Only the unit that has the case in hand may ask. The attempt is on record.</source>
        <translation>只有正在办理本件的单位可以查询。本次尝试已留痕。</translation>
    </message>
    <message>
        <source>The service does not know this case or registry for you. The attempt is on record.</source>
        <translation>服务未找到您可查询的该办件或基础库。本次尝试已留痕。</translation>
    </message>
    <message>
        <source>The registry is out at the moment. The case can go on; it is asked again by itself.</source>
        <translation>基础库暂不可用。办件可继续办理，系统会自动重新查询。</translation>
    </message>
    <message>
        <source>The service does not accept what was entered. Look at it again.</source>
        <translation>服务未接受所填内容，请再核对。</translation>
    </message>
    <message>
        <source>Too many questions at once. Wait a moment.</source>
        <translation>查询过于频繁，请稍候。</translation>
    </message>
    <message>
        <source>The service could not answer. Try again later.</source>
        <translation>服务未能答复，请稍后再试。</translation>
    </message>
    <message>
        <source>The service could not be reached. Nothing was shown; try again when there is a connection.</source>
        <translation>未能连接服务，没有显示任何结果；联网后请再试。</translation>
    </message>
</context>
<context>
    <name>yunchuang::MainWindow</name>
    <message>
        <source>Yunchuang</source>
        <translation>云窗</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Claim the next case</source>
        <translation>领取下一件</translation>
    </message>
    <message>
        <source>Take back the held act</source>
        <translation>撤回暂缓的办理</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>收窄侧栏</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast (Alt+H)</source>
        <translation>高对比度 (Alt+H)</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Lock (Ctrl+Shift+L)</source>
        <translation>锁定 (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Yunchuang %1</source>
        <translation>云窗 %1</translation>
    </message>
    <message>
        <source>%1 — Yunchuang</source>
        <translation>%1 — 云窗</translation>
    </message>
    <message>
        <source>last synchronised %1</source>
        <translation>最近同步 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>next try in %n s</source>
        <translation>
            <numerusform>%n 秒后重试</numerusform>
        </translation>
    </message>
    <message>
        <source>Working offline.</source>
        <translation>离线工作中。</translation>
    </message>
    <message>
        <source>%1 Decisions are signed here, kept in the outbox and submitted in order when there is a connection; the time of arrival at the service counts.</source>
        <translation>%1决定经本机签名后存入发件箱，联网后按顺序提交；时间以服务器收到为准。</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Service %1 ms</source>
        <translation>服务器 %1 毫秒</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Ready ・ last refreshed %1</source>
        <translation>就绪 ・ 上次刷新 %1</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) on this computer</source>
        <translation>
            <numerusform>本机缓存 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>kept in memory only</source>
        <translation>仅存于内存</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of my cases with news</source>
        <translation>
            <numerusform>我的待办有 %n 件有新进展</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) in the outbox wait for you</source>
        <translation>
            <numerusform>发件箱有 %n 件待您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back: %1, %2</source>
        <translation>已撤回：%1，%2</translation>
    </message>
    <message>
        <source>Nothing is held that could be taken back.</source>
        <translation>没有可撤回的暂缓办理。</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>更改密码…</translation>
    </message>
    <message>
        <source>Second factor…</source>
        <translation>双因子…</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>双因子</translation>
    </message>
</context>
<context>
    <name>yunchuang::MaterialsPane</name>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>in view</source>
        <translation>查看中</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未阅</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>from the applicant</source>
        <translation>申请人提交</translation>
    </message>
    <message>
        <source>from a registry</source>
        <translation>电子证照</translation>
    </message>
    <message>
        <source>new ・ version %1</source>
        <translation>新 ・ 版本 %1</translation>
    </message>
    <message>
        <source>e-certificate</source>
        <translation>电子证照</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已验签</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未分级</translation>
    </message>
    <message>
        <source>no e-signature</source>
        <translation>无电子签名</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>previous / next</source>
        <translation>上一份 / 下一份</translation>
    </message>
    <message>
        <source>The paper could not be fetched. F5 tries again.</source>
        <translation>材料未能取回，按 F5 重试。</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Search in the paper</source>
        <translation>在材料中查找</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no papers in this case.</source>
        <translation>本办件没有材料。</translation>
    </message>
    <message>
        <source>This paper is missing: the applicant has not handed it in.</source>
        <translation>缺少该材料：申请人尚未提交。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Not kept on this computer: the paper can be seen when there is a connection.</source>
        <translation>本机未缓存该材料，联网后可查看。</translation>
    </message>
    <message>
        <source>The paper is being fetched…</source>
        <translation>正在取回材料…</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n 份材料</numerusform>
        </translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>免交</translation>
    </message>
    <message>
        <source>original seen</source>
        <translation>已核原件</translation>
    </message>
    <message>
        <source>Take in papers…</source>
        <translation>收取补交材料…</translation>
    </message>
    <message>
        <source>Papers that the applicant promised or was asked for</source>
        <translation>申请人承诺补交或被要求补交的材料</translation>
    </message>
    <message>
        <source>The applicant need not hand in this paper: the %1 registry stands for it.</source>
        <translation>该材料申请人无需提交：由%1提供。</translation>
    </message>
    <message>
        <source>The original was seen at the window (copies on paper: %1). There is no scan of it.</source>
        <translation>已在窗口核对原件（纸质 %1 份），没有扫描件。</translation>
    </message>
</context>
<context>
    <name>yunchuang::NewPasswordDialog</name>
    <message>
        <source>Set password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>设置自己的密码</translation>
    </message>
    <message>
        <source>• 10 to 128 characters
• at least three of: small letters, capital letters, digits, other characters
• without your user name
• none of your former passwords</source>
        <translation>• 10 至 128 个字符
• 小写字母、大写字母、数字、其他字符中至少三种
• 不含用户名
• 不得是以前用过的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Cancel sign-in</source>
        <translation>取消登录</translation>
    </message>
    <message>
        <source>Type the new password first.</source>
        <translation>请先输入新密码。</translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>请再输入一次。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>%1, all other sessions of yours end when the new password is in force.</source>
        <translation>%1，新密码生效后，您的其他会话将全部结束。</translation>
    </message>
    <message>
        <source>%1, your password was set by somebody else, or is older than the rules allow. Choose one that only you know, then you go on.</source>
        <translation>%1，您的密码由他人设置或已过期。请设置只有您知道的新密码后继续。</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type the present password first.</source>
        <translation>请先输入当前密码。</translation>
    </message>
</context>
<context>
    <name>yunchuang::OfflineCard</name>
    <message>
        <source>Unlock offline</source>
        <translation>离线解锁</translation>
    </message>
    <message>
        <source>Work without the network</source>
        <translation>不联网工作</translation>
    </message>
    <message>
        <source>Nothing is kept on this device for working offline.</source>
        <translation>本机没有可离线使用的缓存。</translation>
    </message>
</context>
<context>
    <name>yunchuang::OpinionEdit</name>
    <message>
        <source>Phrases</source>
        <translation>常用意见</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>characters written and allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Too long: %1 of at most %2 characters</source>
        <translation>过长：已 %1 字，最多 %2 字</translation>
    </message>
</context>
<context>
    <name>yunchuang::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Submit all</source>
        <translation>全部提交</translation>
    </message>
    <message>
        <source>Acts on their way</source>
        <translation>待送达的操作</translation>
    </message>
    <message>
        <source>Nothing is on its way. What you decide appears here until the service has it.</source>
        <translation>发件箱是空的。你的决定在服务器收到之前会列在这里。</translation>
    </message>
    <message>
        <source>Your acts are kept.</source>
        <translation>你的操作都已保存。</translation>
    </message>
    <message>
        <source>Choose an act first.</source>
        <translation>请先选择一项。</translation>
    </message>
    <message>
        <source>It may have reached the service already.</source>
        <translation>可能已到达服务器。</translation>
    </message>
    <message>
        <source>Choose what to do with the conflict instead.</source>
        <translation>请选择如何处理冲突。</translation>
    </message>
    <message>
        <source>Only an act that was not sent can be withdrawn.</source>
        <translation>只有尚未送出的操作可以撤回。</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) wait, signed by you and kept sealed on this computer. Until they are sent they can be withdrawn.</source>
        <translation>
            <numerusform>%n 项待提交，已由本人签名，本机加密保存。送达前可撤回。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was delivered.</source>
        <translation>全部已送达。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them due today: without a connection before the offices close, go by paper.</source>
        <translation>
            <numerusform>%n 项今日到期。下班前仍未联网时，请改走窗口纸质办理。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有网络连接。</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有待提交的操作。</translation>
    </message>
    <message>
        <source>Withdrawn: it was not sent.</source>
        <translation>已撤回，没有送出。</translation>
    </message>
    <message>
        <source>Everything that waited goes out now.</source>
        <translation>待提交的操作正在送出。</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) were not carried out: they are kept until you say what to do.</source>
        <translation>
            <numerusform>%n 项没有办成，都已保留，等您决定怎么处理。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::OutboxWords</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>goes out at %1</source>
        <translation>%1 发出</translation>
    </message>
    <message>
        <source>delivered %1</source>
        <translation>%1 送达</translation>
    </message>
    <message>
        <source>proof %1</source>
        <translation>存证%1</translation>
    </message>
    <message>
        <source>the case changed meanwhile</source>
        <translation>服务器上有更新</translation>
    </message>
    <message>
        <source>refused %1</source>
        <translation>%1 被拒绝</translation>
    </message>
    <message>
        <source>waits for an act before it</source>
        <translation>等待在先的操作</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>附件 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>已试 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>past its date</source>
        <translation>已过期限</translation>
    </message>
    <message>
        <source>due today %1</source>
        <translation>须今日 %1 前联网</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <translation>%1：%2，%3，%4</translation>
    </message>
    <message>
        <source>conflicts %1</source>
        <translation>冲突 %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>待提交 %1</translation>
    </message>
</context>
<context>
    <name>yunchuang::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>今日收件</translation>
    </message>
    <message>
        <source>Settled today</source>
        <translation>今日办结</translation>
    </message>
    <message>
        <source>Time a case</source>
        <translation>平均用时</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Cards open</source>
        <translation>未结督查单</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>工作量</translation>
    </message>
    <message>
        <source>Late and soon due</source>
        <translation>超期与临期</translation>
    </message>
    <message>
        <source>No case is late, and none is due within a working day.</source>
        <translation>没有超期件，一个工作日内也没有到期件。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Days are working days; a case counts from the day after its acceptance.</source>
        <translation>按工作日计，自受理次日起算。</translation>
    </message>
    <message>
        <source>line: %1 cases, what a person has on average</source>
        <translation>竖线：人均 %1 件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>件</translation>
    </message>
    <message>
        <source>unclaimed %1</source>
        <translation>待领取 %1</translation>
    </message>
    <message>
        <source>yesterday by now %1</source>
        <translation>昨日同期 %1</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message numerus="yes">
        <source>of the last %n working day(s)</source>
        <translation>
            <numerusform>近 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>today %1 ・ within a day %2</source>
        <translation>今日 %1 ・ 一日内 %2</translation>
    </message>
    <message numerus="yes">
        <source>at most %n working day(s)</source>
        <translation>
            <numerusform>最长 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>steps late: %1</source>
        <translation>环节超期：%1</translation>
    </message>
    <message>
        <source>cards</source>
        <translation>张</translation>
    </message>
    <message>
        <source>There is no connection: these figures come from the service.</source>
        <translation>未连接：以下数据来自服务端。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>The figures below are older.</source>
        <translation>以下为较早的数据。</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>refreshed every minute, last at %1</source>
        <translation>每分钟刷新，上次 %1</translation>
    </message>
    <message>
        <source> ・ provisional: a calendar is missing</source>
        <translation> ・ 暂定：缺日历</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有网络连接。</translation>
    </message>
    <message>
        <source>Choose a case first.</source>
        <translation>请先选择办件。</translation>
    </message>
    <message>
        <source>The cases themselves are seen by their department.</source>
        <translation>办件本身由所属部门查看。</translation>
    </message>
</context>
<context>
    <name>yunchuang::PapersDialog</name>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Preview of the paper</source>
        <translation>文书预览</translation>
    </message>
    <message>
        <source>The paper cannot be read.</source>
        <translation>文书无法读取。</translation>
    </message>
    <message>
        <source>No papers yet.</source>
        <translation>尚无文书。</translation>
    </message>
    <message>
        <source>Papers of %1</source>
        <translation>%1 的文书</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已生成</translation>
    </message>
    <message>
        <source>Number to come</source>
        <translation>待编号</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Preview: %1
as the applicant will read it</source>
        <translation>预览：%1
申请人将看到的内容</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <translation>%1
%2，%3</translation>
    </message>
    <message>
        <source>The service is making this paper. It will be here in a moment.</source>
        <translation>服务正在生成该文书，请稍候。</translation>
    </message>
    <message>
        <source>The archive package is a file for the archive (%1 bytes).</source>
        <translation>归档信息包供归档使用（%1 字节）。</translation>
    </message>
    <message>
        <source>Number and seal are given when the act takes effect.</source>
        <translation>编号和印章在办理生效时给出。</translation>
    </message>
    <message>
        <source>Still to be written: what is marked in the paper.</source>
        <translation>标出部分尚待填写。</translation>
    </message>
    <message>
        <source>Papers can be opened when there is a connection.</source>
        <translation>恢复连接后可打开文书。</translation>
    </message>
    <message>
        <source>The paper is being fetched.</source>
        <translation>正在获取文书。</translation>
    </message>
    <message>
        <source>The paper did not come. Choose it again to try once more.</source>
        <translation>未能获取文书，请重新选择再试。</translation>
    </message>
    <message>
        <source>What came is not the paper that the record names. It is not shown.</source>
        <translation>获取的文件与记录不符，不予显示。</translation>
    </message>
    <message>
        <source>Compared with the digest on record: unchanged.</source>
        <translation>已与记录摘要比对：未改动。</translation>
    </message>
</context>
<context>
    <name>yunchuang::PassphraseStep</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Offline passphrase</source>
        <translation>离线口令</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>返回登录</translation>
    </message>
    <message>
        <source>Later, and work online only</source>
        <translation>以后再设，仅联网使用</translation>
    </message>
    <message>
        <source>It opens what this device keeps when the network is away. It stays on this device and is not your password.</source>
        <translation>断网时用它打开本机缓存。它只存在于本机，不是登录密码。</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>请先输入口令。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more characters are needed.</source>
        <translation>
            <numerusform>还差 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>请再输入一次。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已开启。</translation>
    </message>
    <message>
        <source>Caps Lock is on. %1</source>
        <translation>大写锁定已开启。%1</translation>
    </message>
</context>
<context>
    <name>yunchuang::PasswordDialog</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>%1, your session with the service has ended. What you do is kept on this device and sent when you sign in again.</source>
        <translation>%1，您与服务器的会话已结束。您所办理的保存在本机，重新登录后发送。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>%1, the service can be reached. What you did offline is kept on this device and sent when you sign in.</source>
        <translation>%1，服务器已可连接。您离线时的操作保存在本机，登录后即会提交。</translation>
    </message>
</context>
<context>
    <name>yunchuang::PeopleModel</name>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>unclaimed</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>late %1 ・ soon %2 ・ in time %3 ・ paused %4</source>
        <translation>超期 %1 ・ 临期 %2 ・ 正常 %3 ・ 暂停 %4</translation>
    </message>
    <message>
        <source>%1: %2 in hand, %3 late, %4 soon, %5 paused, %6 settled today</source>
        <translation>%1：在办 %2，超期 %3，临期 %4，暂停 %5，今日办结 %6</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>By time left</source>
        <translation>按剩余时间</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Days each</source>
        <translation>件均天数</translation>
    </message>
</context>
<context>
    <name>yunchuang::PhraseDialog</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ready-made sentence</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>For which act</source>
        <translation>适用操作</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write the sentence first.</source>
        <translation>请先填写内容。</translation>
    </message>
    <message numerus="yes">
        <source>The sentence is %n character(s) too long.</source>
        <translation>
            <numerusform>超出 %n 个字。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::PhrasesPage</name>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>New sentence</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Sentences of the unit</source>
        <translation>本单位常用语</translation>
    </message>
    <message>
        <source>This unit has no sentences of its own yet.</source>
        <translation>本单位尚无常用语。</translation>
    </message>
    <message>
        <source>Choose a sentence first.</source>
        <translation>请先选择一条。</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>It stands first.</source>
        <translation>已在首位。</translation>
    </message>
    <message>
        <source>It stands last.</source>
        <translation>已在末位。</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The sentence is kept.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>The sentence is no longer offered.</source>
        <translation>已隐藏。</translation>
    </message>
    <message>
        <source>The sentence is offered again.</source>
        <translation>已恢复使用。</translation>
    </message>
    <message>
        <source>The order is kept.</source>
        <translation>顺序已保存。</translation>
    </message>
    <message>
        <source>Nothing was changed. The sentence was: %1</source>
        <translation>未作更改。所写内容：%1</translation>
    </message>
</context>
<context>
    <name>yunchuang::PointsList</name>
    <message>
        <source>correction %1</source>
        <translation>补正 %1</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>met Y</source>
        <translation>符合 Y</translation>
    </message>
    <message>
        <source>not N</source>
        <translation>不符 N</translation>
    </message>
    <message>
        <source>Review points</source>
        <translation>审查要点</translation>
    </message>
</context>
<context>
    <name>yunchuang::PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Hide the preview</source>
        <translation>隐藏预览</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) chosen</source>
        <translation>
            <numerusform>已选 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole case is not kept on this computer. It can be opened when there is a connection.</source>
        <translation>本机没有此件的全部内容，联网后才能打开。</translation>
    </message>
    <message>
        <source>The whole case is fetched when you open it.</source>
        <translation>打开时获取此件的全部内容。</translation>
    </message>
    <message>
        <source>Choose a case to see it here.</source>
        <translation>选择一件，在此预览。</translation>
    </message>
    <message>
        <source>Copy the case number</source>
        <translation>复制办件编号</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Legal rep.</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Capital</source>
        <translation>注册资本</translation>
    </message>
    <message>
        <source>Shareholders</source>
        <translation>股东</translation>
    </message>
    <message>
        <source>%1 (%2 natural, %3 legal persons)</source>
        <translation>%1 名（自然人 %2 ・ 法人 %3）</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>promised %1 ・ by law %2</source>
        <translation>承诺 %1 ・ 法定 %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Automatic checks</source>
        <translation>自动核验</translation>
    </message>
    <message>
        <source>agree %1 ・ differ %2 ・ asked %3</source>
        <translation>一致 %1 ・ 不一致 %2 ・ 查询中 %3</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>%1 级</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>其余 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Other departments</source>
        <translation>部门并联</translation>
    </message>
    <message>
        <source>%1 under way ・ %2 in all</source>
        <translation>%1 办理中 ・ 共 %2</translation>
    </message>
    <message>
        <source>Handoffs</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>%1 open ・ %2 in all</source>
        <translation>%1 未结 ・ 共 %2</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开审查</translation>
    </message>
    <message>
        <source>Not kept on this computer: it can be opened when there is a connection.</source>
        <translation>本机未缓存，联网后才能打开。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
</context>
<context>
    <name>yunchuang::QrCode</name>
    <message>
        <source>QR code of the secret that stands below as text</source>
        <translation>下方密钥的二维码</translation>
    </message>
</context>
<context>
    <name>yunchuang::QueuePage</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Nothing to claim.</source>
        <translation>没有可领取的办件。</translation>
    </message>
    <message>
        <source>No unassigned case of the unit fits your posts.</source>
        <translation>部门待领取的办件中没有适合您岗位的。</translation>
    </message>
    <message>
        <source>Claim the next case</source>
        <translation>领取下一件</translation>
    </message>
    <message>
        <source>Show the preview</source>
        <translation>显示预览</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>mark several</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>other pane</source>
        <translation>切换窗格</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%1 / %2 件</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>within 1 day %1</source>
        <translation>1 日内 %1</translation>
    </message>
    <message>
        <source>You have no tasks.</source>
        <translation>没有待办。</translation>
    </message>
    <message>
        <source>The unit has no tasks.</source>
        <translation>部门没有待办。</translation>
    </message>
    <message>
        <source>Nothing falls due today or on the next working day.</source>
        <translation>没有今日或下一工作日到期的办件。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有超期的办件。</translation>
    </message>
    <message>
        <source>No handoff waits for this unit.</source>
        <translation>没有收到待办的移交。</translation>
    </message>
    <message>
        <source>No case waits for another unit.</source>
        <translation>没有等待其他单位的办件。</translation>
    </message>
    <message>
        <source>No case waits for its applicant.</source>
        <translation>没有等待申请人补正的办件。</translation>
    </message>
    <message>
        <source>No clock is paused.</source>
        <translation>没有暂停计时的办件。</translation>
    </message>
    <message>
        <source>No closed case is kept on this computer.</source>
        <translation>本机没有已办结的办件。</translation>
    </message>
    <message>
        <source>There are no cases.</source>
        <translation>没有办件。</translation>
    </message>
    <message>
        <source>The list could not be read. %1</source>
        <translation>列表没有读出。%1</translation>
    </message>
    <message>
        <source>What was shown stays. %1</source>
        <translation>已显示的内容保留。%1</translation>
    </message>
    <message>
        <source>No case fits the filters.</source>
        <translation>没有符合筛选条件的办件。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Claim from the unit&apos;s tasks</source>
        <translation>从部门待办领取</translation>
    </message>
    <message>
        <source>latest due first</source>
        <translation>按期限降序</translation>
    </message>
    <message>
        <source>earliest due first</source>
        <translation>按期限升序</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>按收件时间降序</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>按收件时间升序</translation>
    </message>
    <message>
        <source>%1 chosen ・ %2</source>
        <translation>已选 %1 件 ・ %2</translation>
    </message>
    <message>
        <source>Marking: %1 chosen ・ Esc ends</source>
        <translation>多选中：已选 %1 件 ・ Esc 结束</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>never synchronised</source>
        <translation>从未同步</translation>
    </message>
    <message>
        <source>Cannot be opened now.</source>
        <translation>现在不能打开。</translation>
    </message>
    <message>
        <source>Not possible.</source>
        <translation>不能办理。</translation>
    </message>
    <message>
        <source>Cases are reassigned by: %1.</source>
        <translation>改派由以下岗位办理：%1。</translation>
    </message>
    <message>
        <source>has it already</source>
        <translation>已是承办人</translation>
    </message>
    <message numerus="yes">
        <source>Claimed %n case(s).</source>
        <translation>
            <numerusform>已领取 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %n case(s).</source>
        <translation>
            <numerusform>已退回待领 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reassigned %n case(s).</source>
        <translation>
            <numerusform>已改派 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) stayed as they were.</source>
        <translation>
            <numerusform>%n 件没有变动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>退回待领</translation>
    </message>
    <message>
        <source>Reassign…</source>
        <translation>改派…</translation>
    </message>
    <message>
        <source>Choose cases of one unit: each stays in its own.</source>
        <translation>请选择同一单位的办件：各件仍留在本单位。</translation>
    </message>
    <message>
        <source>The colleagues whom you stand in for have no tasks.</source>
        <translation>您替班的同事没有待办。</translation>
    </message>
</context>
<context>
    <name>yunchuang::QueueWords</name>
    <message>
        <source>Sent back</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>补正到</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>News</source>
        <translation>有新进展</translation>
    </message>
    <message>
        <source>Not kept on this computer: it can be opened when there is a connection.</source>
        <translation>本机未缓存，联网后才能打开。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>moves on</source>
        <translation>顺延</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The promised date comes with acceptance.</source>
        <translation>受理时确定承诺期限。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>未看</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>办件编号</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收件时间</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺期限</translation>
    </message>
    <message>
        <source>waits for another part</source>
        <translation>等待其他部分</translation>
    </message>
    <message>
        <source>for %1</source>
        <extracomment>Whose case it is, for a substitute.</extracomment>
        <translation>代 %1</translation>
    </message>
</context>
<context>
    <name>yunchuang::RatingActBox</name>
    <message>
        <source>What was said</source>
        <translation>通话内容</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核实情况</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>整改措施</translation>
    </message>
    <message>
        <source>To the rater: politely, 您好 is put in front</source>
        <translation>致评价人：措辞礼貌，系统自动以“您好”开头</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>The applicant reads this as it stands.</source>
        <translation>申请人将看到原文。</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>后续安排</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>评价人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>To the unit</source>
        <translation>派发至</translation>
    </message>
    <message>
        <source>Reason, at least ten characters</source>
        <translation>理由，至少十个字</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>尚无证据</translation>
    </message>
    <message>
        <source>Confirm: %1</source>
        <translation>确认：%1</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>正在提交服务端。</translation>
    </message>
    <message>
        <source>Reason in your own words</source>
        <translation>自行填写理由</translation>
    </message>
</context>
<context>
    <name>yunchuang::RatingDetailPane</name>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>evidence: %1</source>
        <translation>证据：%1</translation>
    </message>
    <message>
        <source>Choose a rating to see what was said and what was done about it.</source>
        <translation>选择一条评价查看内容和处理经过。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有文字评价。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>评价时间</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>所选标签</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>In particular</source>
        <translation>分项</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>评价人</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>追评</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核实人</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Asked for until</source>
        <translation>申请延至</translation>
    </message>
    <message>
        <source>Answer to the rater</source>
        <translation>答复评价人</translation>
    </message>
    <message>
        <source>Steps taken</source>
        <translation>处理经过</translation>
    </message>
    <message>
        <source>Clerk rated</source>
        <translation>被评人员</translation>
    </message>
    <message>
        <source>What the rating says and what was done about it</source>
        <translation>评价内容与处理经过</translation>
    </message>
</context>
<context>
    <name>yunchuang::RatingFigures</name>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Month before (Alt+PgUp)</source>
        <translation>上月（Alt+PgUp）</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下月</translation>
    </message>
    <message>
        <source>Month after (Alt+PgDn)</source>
        <translation>下月（Alt+PgDn）</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>差评</translation>
    </message>
    <message>
        <source>Rectified</source>
        <translation>整改率</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>回访率</translation>
    </message>
    <message>
        <source>Ratings: %1 of %2 asked</source>
        <translation>评价：%1 / 应评 %2</translation>
    </message>
    <message>
        <source>Negative, %1 not counted</source>
        <translation>差评，%1 件不计入</translation>
    </message>
    <message>
        <source>Rectified: %1 of %2 justified</source>
        <translation>整改：%1 / 属实 %2</translation>
    </message>
    <message>
        <source>Called back: %1</source>
        <translation>回访：%1</translation>
    </message>
    <message>
        <source>That is the present month.</source>
        <translation>已是本月。</translation>
    </message>
</context>
<context>
    <name>yunchuang::RatingListWords</name>
    <message>
        <source>%1 (follow-up)</source>
        <translation>%1（追评）</translation>
    </message>
    <message numerus="yes">
        <source>sent back %n time(s)</source>
        <translation>
            <numerusform>退回 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yunchuang::RatingWording</name>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>移动端</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Tablet in the hall</source>
        <translation>大厅平板</translation>
    </message>
    <message>
        <source>Terminal in the hall</source>
        <translation>大厅其他终端</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Conditions beyond the service guide</source>
        <translation>在办事指南之外增加新的审批条件</translation>
    </message>
    <message>
        <source>Materials beyond the service guide</source>
        <translation>需提供办事指南之外的申报材料</translation>
    </message>
    <message>
        <source>No samples of the materials</source>
        <translation>无法提供申报材料样本</translation>
    </message>
    <message>
        <source>Not told at once what was missing</source>
        <translation>未提供材料补正一次性告知</translation>
    </message>
    <message>
        <source>Not done within the promised time</source>
        <translation>提交申报材料后未在承诺时间内办结</translation>
    </message>
    <message>
        <source>Clerk does not know the business</source>
        <translation>窗口人员业务不熟练</translation>
    </message>
    <message>
        <source>Rude or slow</source>
        <translation>服务态度生硬、效率低下</translation>
    </message>
    <message>
        <source>Favours were asked for</source>
        <translation>存在“吃拿卡要”</translation>
    </message>
    <message>
        <source>Sent from place to place</source>
        <translation>多头跑、来回跑</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>办事效率</translation>
    </message>
    <message>
        <source>Accuracy of the guide</source>
        <translation>办事指南精确度</translation>
    </message>
    <message>
        <source>Convenience</source>
        <translation>办事便捷度</translation>
    </message>
    <message>
        <source>Ease of the platform</source>
        <translation>平台操作性</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>服务水平</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>服务态度</translation>
    </message>
    <message>
        <source>To be dispatched</source>
        <translation>待派发</translation>
    </message>
    <message>
        <source>To be signed for</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>核实中</translation>
    </message>
    <message>
        <source>Rectifying</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>Feedback owed</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>negative rating</comment>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派发</translation>
    </message>
    <message>
        <source>Dispatch to another unit</source>
        <translation>改派其他单位</translation>
    </message>
    <message>
        <source>Sign for it</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Record a call back</source>
        <translation>登记回访</translation>
    </message>
    <message>
        <source>State the finding</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Ask for a longer term</source>
        <translation>申请限期整改</translation>
    </message>
    <message>
        <source>Grant the term</source>
        <translation>批准限期</translation>
    </message>
    <message>
        <source>Decline the term</source>
        <translation>不批准限期</translation>
    </message>
    <message>
        <source>Report as rectified</source>
        <translation>报告整改完成</translation>
    </message>
    <message>
        <source>Answer the rater</source>
        <translation>反馈评价人</translation>
    </message>
    <message>
        <source>Confirm and close</source>
        <translation>复核办结</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Appeal</source>
        <comment>act</comment>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Uphold: do not count</source>
        <translation>申诉成立：不计入</translation>
    </message>
    <message>
        <source>Dismiss: it stands</source>
        <translation>申诉不成立：维持</translation>
    </message>
    <message>
        <source>Negative rating received</source>
        <translation>收到差评</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已派发</translation>
    </message>
    <message>
        <source>Dispatched to another unit</source>
        <translation>已改派其他单位</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Finding stated</source>
        <translation>已认定</translation>
    </message>
    <message>
        <source>Longer term asked for</source>
        <translation>已申请限期</translation>
    </message>
    <message>
        <source>Longer term granted</source>
        <translation>已批准限期</translation>
    </message>
    <message>
        <source>Longer term declined</source>
        <translation>未批准限期</translation>
    </message>
    <message>
        <source>Rectified</source>
        <translation>已整改</translation>
    </message>
    <message>
        <source>Rater answered</source>
        <translation>已反馈评价人</translation>
    </message>
    <message>
        <source>Reviewed and closed</source>
        <translation>复核办结</translation>
    </message>
    <message>
        <source>Sent back by the review</source>
        <translation>复核退回</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>已申诉</translation>
    </message>
    <message>
        <source>Appeal upheld: not counted</source>
        <translation>申诉成立：不计入</translation>
    </message>
    <message>
        <source>Appeal dismissed: the rating stands</source>
        <translation>申诉不成立：维持评价</translation>
    </message>
    <message>
        <source>Follow-up rating</source>
        <translation>追评</translation>
    </message>
    <message>
        <source>Overdue: yellow</source>
        <translation>超期：黄牌</translation>
    </message>
    <message>
        <source>Overdue for long: red</source>
        <translation>严重超期：红牌</translation>
    </message>
    <message>
        <source>The negative rating is closed and published in the figures of the month.</source>
        <translation>差评将办结，并计入当月公布数据。</translation>
    </message>
    <message>
        <source>The rating stays on record but no longer counts in any figure.</source>
        <translation>评价保留备查，但不再计入任何统计。</translation>
    </message>
    <message>
        <source>Justified</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Partly justified</source>
        <translation>部分属实</translation>
    </message>
    <message>
        <source>Given by mistake</source>
        <translation>误评</translation>
    </message>
    <message>
        <source>Untrue</source>
        <translation>不实</translation>
    </message>
    <message>
        <source>No legal ground</source>
        <translation>诉求缺乏法定依据</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Does not wish to talk</source>
        <translation>不愿沟通</translation>
    </message>
    <message>
        <source>text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Rater called back</source>
        <translation>已回访评价人</translation>
    </message>
</context>
<context>
    <name>yunchuang::RatingsPage</name>
    <message>
        <source>Ratings</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>评价时间</translation>
    </message>
    <message>
        <source>What you wrote about the rating was not submitted yet.</source>
        <translation>您对该评价所写的内容尚未提交。</translation>
    </message>
    <message>
        <source>All negative ones</source>
        <translation>全部差评</translation>
    </message>
    <message>
        <source>All ratings</source>
        <translation>全部评价</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>全部时间</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>all negative</source>
        <translation>全部差评</translation>
    </message>
    <message>
        <source>all ratings</source>
        <translation>全部评价</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>always</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>No rating is like that.</source>
        <translation>没有符合条件的评价。</translation>
    </message>
    <message>
        <source>No negative rating waits. F5 looks again.</source>
        <translation>没有待处理的差评。按 F5 刷新。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1 listed, %2 negative open</source>
        <comment>ratings</comment>
        <translation>列出 %1 条，未结差评 %2 条</translation>
    </message>
    <message>
        <source>The service did not answer. Your words are kept: submit again when there is a connection.</source>
        <translation>服务未响应。所写内容已保留，恢复连接后请重新提交。</translation>
    </message>
    <message>
        <source>Your words are kept.</source>
        <translation>所写内容已保留。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Papers (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.ofd)</source>
        <translation>材料 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.ofd)</translation>
    </message>
    <message>
        <source>%1 cannot be read, or is larger than 20 MB.</source>
        <translation>无法读取 %1，或超过 20 MB。</translation>
    </message>
</context>
<context>
    <name>yunchuang::ReasonDialog</name>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Give a reason of at least %n character(s).</source>
        <translation>
            <numerusform>请写明事由，至少 %n 个字。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::ReassignDialog</name>
    <message>
        <source>Reassign</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>The due dates stay. What was written so far stays with the case.</source>
        <translation>期限不变，已写的意见随件保留。</translation>
    </message>
    <message>
        <source>New officer</source>
        <translation>新承办人</translation>
    </message>
    <message>
        <source>The members of the unit are asked for…</source>
        <translation>正在获取本单位人员…</translation>
    </message>
    <message numerus="yes">
        <source>Reason, at least %n character(s)</source>
        <translation>
            <numerusform>理由，至少 %n 个字</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reassign %1</source>
        <translation>改派 %1</translation>
    </message>
    <message numerus="yes">
        <source>Reassign %n case(s)</source>
        <translation>
            <numerusform>改派 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose who shall have the case.</source>
        <translation>请选择新承办人。</translation>
    </message>
    <message numerus="yes">
        <source>Say why, in at least %n character(s).</source>
        <translation>
            <numerusform>请说明理由，至少 %n 个字。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::RelationDialog</name>
    <message>
        <source>Declare a relation</source>
        <translation>申报关系</translation>
    </message>
    <message>
        <source>Cases that name this person or body are not given to the clerk. The number itself is not kept: nobody can read it again.</source>
        <translation>涉及此人或单位的办件不会分派给该人员。号码本身不留存，任何人无法再读取。</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Identity number or credit code</source>
        <translation>身份证号或统一社会信用代码</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Enter the number.</source>
        <translation>请输入号码。</translation>
    </message>
    <message>
        <source>This is neither an identity number nor a credit code.</source>
        <translation>既不是身份证号，也不是统一社会信用代码。</translation>
    </message>
</context>
<context>
    <name>yunchuang::ReviewPage</name>
    <message>
        <source>See the outbox</source>
        <translation>查看发件箱</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>已撤回，没有发出。</translation>
    </message>
    <message>
        <source>There is nothing left to take back.</source>
        <translation>没有可撤回的操作。</translation>
    </message>
    <message>
        <source>The case could not be fetched.</source>
        <translation>办件未能取回。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Copy the case number</source>
        <translation>复制办件编号</translation>
    </message>
    <message>
        <source>Previous case (Alt+PgUp)</source>
        <translation>上一件（Alt+PgUp）</translation>
    </message>
    <message>
        <source>Next case (Alt+PgDn)</source>
        <translation>下一件（Alt+PgDn）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>What you wrote could not be kept. Copy it, or make room on the disk, before you leave.</source>
        <translation>你写的内容未能保存。离开前请先复制，或者清理磁盘空间。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 / %2 件</translation>
    </message>
    <message>
        <source>This case is not kept on this computer. It can be opened when there is a connection.</source>
        <translation>本机未缓存该办件，联网后可打开。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>The case is in a state that this version does not know. It can only be read.</source>
        <translation>办件处于本版本不认识的状态，只能查看。</translation>
    </message>
    <message>
        <source>The case is over: %1.</source>
        <translation>办件已结束：%1。</translation>
    </message>
    <message>
        <source>The proof of an act on this case does not hold. Nothing more can be done to it here.</source>
        <translation>本办件某项操作的存证不成立，不能继续办理。</translation>
    </message>
    <message>
        <source>The applicant can only be asked to correct before acceptance.</source>
        <translation>只有受理前才能要求申请人补正。</translation>
    </message>
    <message>
        <source>held by me</source>
        <translation>由我办理</translation>
    </message>
    <message>
        <source>held by nobody</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>由%1办理</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Proof does not hold</source>
        <translation>存证无效</translation>
    </message>
    <message>
        <source>“%1” was not carried out and waits for you.</source>
        <translation>「%1」没有办成，等你处理。</translation>
    </message>
    <message>
        <source>Changing “%1”</source>
        <translation>修改「%1」</translation>
    </message>
    <message>
        <source>The case is shown as the service has it; what is new is marked. Your words were taken over, no decision is chosen.</source>
        <translation>显示的是服务器上的版本，变化处已标记。你的意见已带入，决定不预选。</translation>
    </message>
    <message>
        <source>The case has changed</source>
        <translation>办件有变化</translation>
    </message>
    <message>
        <source>since you opened it. What is new is marked in the form; your words are kept.</source>
        <translation>打开之后有更新，变化的字段带「新」标记，你写的内容已保留。</translation>
    </message>
    <message>
        <source>Not the newest version</source>
        <translation>不是最新版本</translation>
    </message>
    <message>
        <source>The service has a newer version of this case than this computer. An act may come into conflict with it.</source>
        <translation>服务器上有更新的版本，现在办理可能产生冲突。</translation>
    </message>
    <message>
        <source>Kept from %1</source>
        <translation>已恢复 %1 的草稿</translation>
    </message>
    <message>
        <source>could not be kept</source>
        <translation>未能保存</translation>
    </message>
    <message>
        <source>Kept at %1</source>
        <translation>已自动保存 %1</translation>
    </message>
    <message>
        <source>%1 does not agree with the base registry. Please check and correct it.</source>
        <translation>%1与基础库登记不一致，请核对后更正。</translation>
    </message>
    <message>
        <source>%1 is taken as correct although the registry says otherwise. The reason is kept with the case.</source>
        <translation>将「%1」认定为无误，尽管基础库记载不同。理由随办件保存。</translation>
    </message>
    <message>
        <source>%1 is taken as correct; the registry is told of its error.</source>
        <translation>将「%1」认定为无误，并向基础库反馈数据有误。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>No decision is chosen.</source>
        <translation>尚未选择办理决定。</translation>
    </message>
    <message>
        <source>Choose one with Alt and a digit first.</source>
        <translation>请先用 Alt+数字 选择。</translation>
    </message>
    <message>
        <source>The opinion is too long.</source>
        <translation>意见过长。</translation>
    </message>
    <message>
        <source>Shorten it; nothing was cut off.</source>
        <translation>请缩短；文字没有被截断。</translation>
    </message>
    <message numerus="yes">
        <source>%n required paper(s) were not looked at yet.</source>
        <translation>
            <numerusform>还有 %n 份必备材料未查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl+PgDn shows the next one.</source>
        <translation>按 Ctrl+PgDn 查看下一份。</translation>
    </message>
    <message>
        <source>The approval fields are not complete.</source>
        <translation>审批字段未填完整。</translation>
    </message>
    <message>
        <source>See the marks beside the fields.</source>
        <translation>见各字段下的提示。</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>Paper: %1, number to be given by the service</source>
        <translation>文书：%1，编号由服务器给出（待编号）</translation>
    </message>
    <message>
        <source>%1: goes out in 30 seconds, F8 takes it back</source>
        <translation>%1：30 秒后发出，F8 可撤回</translation>
    </message>
    <message>
        <source>%1: delivered</source>
        <translation>%1：已送达</translation>
    </message>
    <message>
        <source>%1: signed and kept in the outbox until there is a connection</source>
        <translation>%1：已签名存入发件箱，联网后提交</translation>
    </message>
    <message>
        <source>%1: on its way</source>
        <translation>%1：正在提交</translation>
    </message>
    <message numerus="yes">
        <source>goes out in %n second(s)</source>
        <translation>
            <numerusform>%n 秒后发出</numerusform>
        </translation>
    </message>
    <message>
        <source>The public record does not confirm an act on this case. Tell the administrator before you go on.</source>
        <translation>公开记录未能证实对此件的一项操作。继续办理之前，请告知管理员。</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>The statutory papers of the case, and a preview of what is being written</source>
        <translation>本件法定文书及正在填写文书的预览</translation>
    </message>
    <message>
        <source>The form of this case is newer than this program. The case can only be read; have the program updated.</source>
        <translation>本件的表单比本程序新，只能查阅；请更新程序。</translation>
    </message>
    <message>
        <source>The form of this case is not on this computer yet. The case can only be read.</source>
        <translation>本机尚无本件的表单，只能查阅。</translation>
    </message>
    <message>
        <source>The rules of this item are not on this computer yet, or are newer than this program. The case can only be read.</source>
        <translation>本机尚无该事项的规则，或其版本比本程序新，只能查阅。</translation>
    </message>
    <message>
        <source>I act for %1</source>
        <translation>代 %1 办理</translation>
    </message>
    <message>
        <source>%1 is away and you stand in. What you do here counts as done in that name; the record says that you did it.</source>
        <translation>%1 不在岗，由您替班。您在此办理视同以其名义办理；记录注明由您办理。</translation>
    </message>
    <message>
        <source>No paper is expected from the applicant.</source>
        <translation>没有需要申请人补交的材料。</translation>
    </message>
</context>
<context>
    <name>yunchuang::RouteView</name>
    <message>
        <source>Countersign</source>
        <translation>会签</translation>
    </message>
    <message>
        <source>one after another ・ %1 of %2 signed</source>
        <translation>依次会签 ・ 已签 %1/%2</translation>
    </message>
    <message>
        <source>side by side ・ %1 of %2 signed</source>
        <translation>同时会签 ・ 已签 %1/%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a place in a row, and a unit</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>back with who asked</source>
        <translation>已退回征求方</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>against</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>gets it after the one before</source>
        <translation>前一单位之后送达</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>发出 %1</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>收到 %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>结束 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 answered %2: “%3”</source>
        <translation>%1 于 %2 答复：“%3”</translation>
    </message>
    <message>
        <source>%1 returned it %2: “%3”</source>
        <translation>%1 于 %2 退回：“%3”</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>yunchuang::ScorePanel</name>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>%1: %2 points, %3</source>
        <translation>%1：%2 分，%3</translation>
    </message>
    <message numerus="yes">
        <source>%1 ・ %n card(s) open</source>
        <translation>
            <numerusform>%1 ・ 未结督查单 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yunchuang::SearchBox</name>
    <message>
        <source>Case number, enterprise, applicant, command</source>
        <translation>办件编号、企业名称、申请人、命令</translation>
    </message>
    <message>
        <source>Search cases and commands</source>
        <translation>搜索办件和命令</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Nothing found on this computer</source>
        <translation>本机没有找到</translation>
    </message>
</context>
<context>
    <name>yunchuang::SecretDialog</name>
    <message>
        <source>It is shown only now.</source>
        <translation>仅显示这一次。</translation>
    </message>
    <message>
        <source>It is shown only now. %1</source>
        <translation>仅显示这一次。%1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交付</translation>
    </message>
</context>
<context>
    <name>yunchuang::SecretEdit</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入</translation>
    </message>
</context>
<context>
    <name>yunchuang::ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>search cases and commands</source>
        <translation>搜索办件和命令</translation>
    </message>
    <message>
        <source>queues of the sidebar</source>
        <translation>侧栏队列</translation>
    </message>
    <message>
        <source>next, previous pane</source>
        <translation>下一、上一窗格</translation>
    </message>
    <message>
        <source>refresh, try again</source>
        <translation>刷新、重试</translation>
    </message>
    <message>
        <source>take back an act that is held</source>
        <translation>撤回暂缓的办理</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>back, cancel</source>
        <translation>返回、取消</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>apply again, edit, give up</source>
        <translation>重新应用、修改后提交、放弃</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>submit all now</source>
        <translation>全部提交</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>choose a case</source>
        <translation>选择办件</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>mark several</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>claim the next case</source>
        <translation>领取下一件</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>退回待领</translation>
    </message>
    <message>
        <source>reassign</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>accept, ask for correction, refuse</source>
        <translation>受理、告知补正、不予受理</translation>
    </message>
    <message>
        <source>grant, deny</source>
        <translation>准予、不予</translation>
    </message>
    <message>
        <source>transfer, consult</source>
        <translation>转办、征求意见</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>next, previous difference</source>
        <translation>下一、上一不一致</translation>
    </message>
    <message>
        <source>to the correction list, found correct</source>
        <translation>列入补正、核实无误</translation>
    </message>
    <message>
        <source>answer a review point</source>
        <translation>回答审查要点</translation>
    </message>
    <message>
        <source>phrases</source>
        <translation>常用意见</translation>
    </message>
    <message>
        <source>previous, next material</source>
        <translation>上一、下一材料</translation>
    </message>
    <message>
        <source>previous, next case</source>
        <translation>上一、下一件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>open the case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>consult, have countersigned, transfer</source>
        <translation>征求意见、会签、转办</translation>
    </message>
    <message>
        <source>send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>search in the material</source>
        <translation>在材料中查找</translation>
    </message>
    <message>
        <source>add, remove a row of approval fields</source>
        <translation>审批字段：添加一行、删除一行</translation>
    </message>
    <message>
        <source>what else can be done</source>
        <translation>其他可办理的操作</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>urge the chosen case</source>
        <translation>督办所选办件</translation>
    </message>
    <message>
        <source>reply to a card; uphold, revoke</source>
        <translation>答复督查单；成立、撤销</translation>
    </message>
    <message>
        <source>on a rating: what to do</source>
        <translation>差评：选择操作</translation>
    </message>
    <message>
        <source>add evidence to an appeal</source>
        <translation>为申诉添加证据</translation>
    </message>
    <message>
        <source>ratings: month before, after</source>
        <translation>评价：上月、下月</translation>
    </message>
    <message>
        <source>take in papers</source>
        <translation>收取补交材料</translation>
    </message>
</context>
<context>
    <name>yunchuang::SidebarWords</name>
    <message>
        <source>Work</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>我的待办</translation>
    </message>
    <message>
        <source>Unit&apos;s tasks</source>
        <translation>部门待办</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将超期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Handoffs received</source>
        <translation>移交・收到</translation>
    </message>
    <message>
        <source>Handoffs sent</source>
        <translation>移交・发出</translation>
    </message>
    <message>
        <source>Awaiting correction</source>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Clock paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Closed cases</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n case(s)</source>
        <translation>
            <numerusform>%1，%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>In others&apos; names</source>
        <translation>代办</translation>
    </message>
    <message>
        <source>Leave and substitutes</source>
        <translation>请假与替班</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Supervision cards</source>
        <translation>督查单</translation>
    </message>
    <message>
        <source>Case sampling</source>
        <translation>办件抽查</translation>
    </message>
    <message>
        <source>Negative ratings</source>
        <translation>差评整改</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Working calendars</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n open</source>
        <translation>
            <numerusform>%1，未结 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::SignInController</name>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>You hold no post in any unit yet. Ask your administrator.</source>
        <translation>您还没有任何单位的岗位，请联系管理员。</translation>
    </message>
    <message>
        <source>Closing the keys with your passphrase…</source>
        <translation>正在用口令保护密钥…</translation>
    </message>
    <message>
        <source>Opening what is kept on this device…</source>
        <translation>正在打开本机缓存…</translation>
    </message>
    <message>
        <source>%1, last synchronised %2</source>
        <translation>%1，最近同步 %2</translation>
    </message>
    <message numerus="yes">
        <source>Too many passphrases were wrong. Try again in %n second(s).</source>
        <translation>
            <numerusform>口令错误次数过多，请 %n 秒后再试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yunchuang::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>When the service cannot be reached</source>
        <translation>连不上服务器时</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Nothing is kept on this device yet.</source>
        <translation>本机还没有缓存。</translation>
    </message>
    <message>
        <source>Yunchuang %1</source>
        <translation>云窗 %1</translation>
    </message>
    <message>
        <source>This device %1</source>
        <translation>本机 %1</translation>
    </message>
    <message>
        <source>No sign-in on this device yet</source>
        <translation>本机尚未登录过</translation>
    </message>
    <message>
        <source>Last sign-in %1</source>
        <translation>上次登录 %1</translation>
    </message>
    <message>
        <source>Choose unit and post</source>
        <translation>选择单位和岗位</translation>
    </message>
    <message>
        <source>Unlock offline</source>
        <translation>离线解锁</translation>
    </message>
    <message>
        <source>Set an offline passphrase</source>
        <translation>设置离线口令</translation>
    </message>
    <message>
        <source>Blocked: the service shows another certificate than the one confirmed.</source>
        <translation>已阻止：服务器出示的证书与已确认的不同。</translation>
    </message>
    <message>
        <source>Compare and confirm the certificate&apos;s fingerprint first.</source>
        <translation>请先核对并确认证书指纹。</translation>
    </message>
    <message>
        <source>Locked after too many wrong passwords. Ask your administrator.</source>
        <translation>密码错误次数过多，已锁定。请联系管理员。</translation>
    </message>
    <message>
        <source>Choose a service first.</source>
        <translation>请先选择服务器。</translation>
    </message>
    <message>
        <source>Type user name and password first.</source>
        <translation>请先输入用户名和密码。</translation>
    </message>
    <message numerus="yes">
        <source>%n tries left.</source>
        <translation>
            <numerusform>还可尝试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已开启。</translation>
    </message>
    <message>
        <source>Type another address</source>
        <translation>另填地址</translation>
    </message>
    <message>
        <source>One thing more</source>
        <translation>还差一步</translation>
    </message>
</context>
<context>
    <name>yunchuang::SignInProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>yunchuang::StatusLine</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>yunchuang::SupervisionWords</name>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
    <message>
        <source>awaits a reply</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>awaits a decision</source>
        <translation>待认定</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Timeliness</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Discretion</source>
        <translation>裁量</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Uphold</source>
        <translation>认定成立</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The card fell</source>
        <translation>发出督查单</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>认定成立</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>优秀</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>qualified</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>unqualified</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>last day of the notice</source>
        <translation>受理期限</translation>
    </message>
    <message>
        <source>promised day</source>
        <translation>承诺办结日</translation>
    </message>
    <message>
        <source>last day by law</source>
        <translation>法定办结日</translation>
    </message>
    <message>
        <source>last day of the step</source>
        <translation>环节期限</translation>
    </message>
    <message>
        <source>last day to serve</source>
        <translation>送达期限</translation>
    </message>
    <message>
        <source>the officer</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>the head of the section</source>
        <translation>处室负责人</translation>
    </message>
    <message>
        <source>the department&apos;s supervision</source>
        <translation>部门监察</translation>
    </message>
    <message>
        <source>the province&apos;s supervision</source>
        <translation>省级监察</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>超 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>The service did not answer.</source>
        <translation>服务未响应。</translation>
    </message>
    <message>
        <source>Try again when there is a connection.</source>
        <translation>恢复连接后请重试。</translation>
    </message>
</context>
<context>
    <name>yunchuang::TakeInDialog</name>
    <message>
        <source>It is larger than 64 MB.</source>
        <translation>文件超过 64 MB。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>It is empty, or was cut short while it was read.</source>
        <translation>文件为空，或读取时中断。</translation>
    </message>
    <message>
        <source>It is not a whole PDF, JPEG, PNG or TIFF, whatever its name says.</source>
        <translation>无论文件名如何，它不是完整的 PDF、JPEG、PNG 或 TIFF。</translation>
    </message>
    <message>
        <source>Take in papers</source>
        <translation>收取补交材料</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收取</translation>
    </message>
    <message>
        <source>Papers from the applicant ・ %1</source>
        <translation>申请人补交材料 ・ %1</translation>
    </message>
    <message>
        <source>No paper is expected from the applicant.</source>
        <translation>没有需要申请人补交的材料。</translation>
    </message>
    <message>
        <source>no day set</source>
        <translation>未定期限</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n working day(s) late</source>
        <translation>
            <numerusform>%1，已逾期 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation>%1，今天</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n working day(s) left</source>
        <translation>
            <numerusform>%1，剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>asked for by %1</source>
        <translation>要求补交：%1</translation>
    </message>
    <message>
        <source>promised by %1</source>
        <translation>承诺补交：%1</translation>
    </message>
    <message>
        <source>Choose a scan…</source>
        <translation>选择扫描件…</translation>
    </message>
    <message>
        <source>Choose a scan of “%1”</source>
        <translation>选择“%1”的扫描件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the scan of “%1”</source>
        <translation>移除“%1”的扫描件</translation>
    </message>
    <message>
        <source>Original seen, no scan</source>
        <translation>已核原件，无扫描件</translation>
    </message>
    <message>
        <source>Compared with the original</source>
        <translation>已与原件核对</translation>
    </message>
    <message>
        <source>Copies on paper</source>
        <translation>纸质份数</translation>
    </message>
    <message>
        <source>Scan of a paper</source>
        <translation>材料扫描件</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>“%1” was not taken.</source>
        <translation>未收取“%1”。</translation>
    </message>
    <message>
        <source>%1 ・ %2</source>
        <translation>%1 ・ %2</translation>
    </message>
    <message>
        <source>noted as seen; the file holds no picture of it</source>
        <translation>已记为核过原件；案卷中无影像</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>或拖到此处</translation>
    </message>
    <message>
        <source>What is asked for is no listed paper: the applicant answers it where the application was made.</source>
        <translation>要求补交的不是清单内材料：请申请人在原申报渠道答复。</translation>
    </message>
    <message>
        <source>The notice asks for more than papers. The applicant answers it as a whole where the application was made.</source>
        <translation>补正通知不只要求材料：请申请人在原申报渠道一并答复。</translation>
    </message>
    <message>
        <source>A scan is being read.</source>
        <translation>正在读取扫描件。</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) that the notice asks for are still missing.</source>
        <translation>
            <numerusform>通知要求的材料还缺 %n 份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a scan, or note that the original was seen.</source>
        <translation>请选择扫描件，或注明已核原件。</translation>
    </message>
    <message>
        <source>The act is being kept.</source>
        <translation>正在保存。</translation>
    </message>
    <message>
        <source>No connection: scans wait encrypted in the outbox of this computer until there is one.</source>
        <translation>未联网：扫描件加密存于本机发件箱，联网后自动发出。</translation>
    </message>
    <message>
        <source>PDF, JPEG, PNG or TIFF, up to 64 MB each. What comes in is entered in the history, and the applicant gets a receipt.</source>
        <translation>PDF、JPEG、PNG 或 TIFF，每份不超过 64 MB。收取情况记入办理记录，并向申请人出具凭证。</translation>
    </message>
    <message>
        <source>Nothing was sent; all you chose is still here.</source>
        <translation>尚未发出；您所选的内容仍在此处。</translation>
    </message>
</context>
<context>
    <name>yunchuang::TopBar</name>
    <message>
        <source>Yunchuang</source>
        <translation>云窗</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单 (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Acting for %1</source>
        <translation>代表 %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>No news</source>
        <translation>没有新进展</translation>
    </message>
</context>
<context>
    <name>yunchuang::TrendChart</name>
    <message>
        <source>Received and settled</source>
        <translation>收件与办结</translation>
    </message>
    <message>
        <source>%1: %2 received, %3 settled</source>
        <translation>%1：收件 %2，办结 %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>hollow: today so far</source>
        <translation>空心：今日至今</translation>
    </message>
</context>
<context>
    <name>yunchuang::UrgentModel</name>
    <message>
        <source>unclaimed</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>%1 ・ %2 ・ %3</source>
        <translation>%1 ・ %2 ・ %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yunchuang::Wording</name>
    <message>
        <source>Draft</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>Awaiting pre-review</source>
        <translation>待预审</translation>
    </message>
    <message>
        <source>Returned at pre-review</source>
        <translation>预审退回</translation>
    </message>
    <message>
        <source>Pre-review passed</source>
        <translation>预审通过</translation>
    </message>
    <message>
        <source>Awaiting reception</source>
        <translation>待接件</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收件</translation>
    </message>
    <message>
        <source>Awaiting correction</source>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Not accepted: no licence needed</source>
        <translation>不受理</translation>
    </message>
    <message>
        <source>Acceptance refused</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Under examination</source>
        <translation>审查中</translation>
    </message>
    <message>
        <source>Awaiting a supplement</source>
        <translation>受理后待补正</translation>
    </message>
    <message>
        <source>Consultation under way</source>
        <translation>征求意见中</translation>
    </message>
    <message>
        <source>Suspended: special procedure</source>
        <translation>特别程序中</translation>
    </message>
    <message>
        <source>Reported up</source>
        <translation>已转报</translation>
    </message>
    <message>
        <source>Granted, not closed</source>
        <translation>已准予，待办结</translation>
    </message>
    <message>
        <source>Denied, not closed</source>
        <translation>已不予，待办结</translation>
    </message>
    <message>
        <source>Closed: granted</source>
        <translation>办结（通过）</translation>
    </message>
    <message>
        <source>Closed: granted with tolerance</source>
        <translation>办结（容缺通过）</translation>
    </message>
    <message>
        <source>Closed: denied</source>
        <translation>办结（不通过）</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Returned to the applicant</source>
        <translation>已退件</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>终止办理</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Pre-review</source>
        <translation>预审</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Holds the case</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Consulted</source>
        <translation>被征求意见</translation>
    </message>
    <message>
        <source>Countersigns</source>
        <translation>会签</translation>
    </message>
    <message>
        <source>Supervises</source>
        <translation>监督</translation>
    </message>
    <message>
        <source>Natural person</source>
        <translation>自然人</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业法人</translation>
    </message>
    <message>
        <source>Public institution</source>
        <translation>事业法人</translation>
    </message>
    <message>
        <source>Association</source>
        <translation>社会组织法人</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>行政机关</translation>
    </message>
    <message>
        <source>Other body</source>
        <translation>其他组织</translation>
    </message>
    <message>
        <source>Application form</source>
        <translation>申请书</translation>
    </message>
    <message>
        <source>Receipt of the application</source>
        <translation>收件凭证</translation>
    </message>
    <message>
        <source>Pre-review opinion</source>
        <translation>预审意见</translation>
    </message>
    <message>
        <source>Notice that no licence is needed</source>
        <translation>不受理告知书</translation>
    </message>
    <message>
        <source>Refusal of acceptance</source>
        <translation>不予受理决定书</translation>
    </message>
    <message>
        <source>Correction notice</source>
        <translation>补正通知书</translation>
    </message>
    <message>
        <source>Receipt of the correction</source>
        <translation>补正材料收件凭证</translation>
    </message>
    <message>
        <source>Notice of acceptance</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>Letter of consultation</source>
        <translation>征求意见函</translation>
    </message>
    <message>
        <source>Decision granting the licence</source>
        <translation>准予行政许可决定书</translation>
    </message>
    <message>
        <source>Decision denying the licence</source>
        <translation>不予行政许可决定书</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证照</translation>
    </message>
    <message>
        <source>Proof of service</source>
        <translation>送达回证</translation>
    </message>
    <message>
        <source>Supervision order</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听证</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>招标</translation>
    </message>
    <message>
        <source>Auction</source>
        <translation>拍卖</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>检疫</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>鉴定</translation>
    </message>
    <message>
        <source>Expert review</source>
        <translation>专家评审</translation>
    </message>
    <message>
        <source>Differs from a base registry</source>
        <translation>与基础库不一致</translation>
    </message>
    <message>
        <source>A registry is still asked</source>
        <translation>核验查询中</translation>
    </message>
    <message>
        <source>Correction came in</source>
        <translation>补正已到</translation>
    </message>
    <message>
        <source>Answer came in</source>
        <translation>答复已到</translation>
    </message>
    <message>
        <source>Was sent back</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>Waits for another unit</source>
        <translation>等待其他单位</translation>
    </message>
    <message>
        <source>Transfer to be signed for</source>
        <translation>转办待签收</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>已督办</translation>
    </message>
    <message>
        <source>A push failed</source>
        <translation>推送失败</translation>
    </message>
    <message>
        <source>Read-only: made by a newer version</source>
        <translation>只读：由更新版本产生</translation>
    </message>
    <message>
        <source>Provisional: a calendar is missing</source>
        <translation>暂定：缺少工作日历</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>当场</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Electronically</source>
        <translation>电子</translation>
    </message>
    <message>
        <source>By announcement</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>Decided by the examiner, as the item allows</source>
        <translation>由审查人决定（本事项允许）</translation>
    </message>
    <message>
        <source>Decided otherwise than proposed</source>
        <translation>决定与审查建议不同</translation>
    </message>
    <message>
        <source>Granted although a unit did not countersign</source>
        <translation>有单位未会签仍准予</translation>
    </message>
    <message>
        <source>A review point is not met</source>
        <translation>有审查要点不符</translation>
    </message>
    <message>
        <source>Proposes to grant</source>
        <translation>建议准予</translation>
    </message>
    <message>
        <source>Proposes to deny</source>
        <translation>建议不予</translation>
    </message>
    <message>
        <source>Accepted with tolerance: materials follow</source>
        <translation>容缺受理：材料后补</translation>
    </message>
    <message>
        <source>Second correction notice</source>
        <translation>第二次补正通知</translation>
    </message>
    <message>
        <source>Accepted because the notice period passed</source>
        <translation>逾期未告知，视为受理</translation>
    </message>
    <message>
        <source>No answer in time: taken as consent</source>
        <translation>逾期未答复，视为无意见</translation>
    </message>
    <message>
        <source>Identity checked at intake</source>
        <translation>收件时已核验身份</translation>
    </message>
    <message>
        <source>The source does not say that it checked the identity</source>
        <translation>来源未说明是否核验身份</translation>
    </message>
    <message>
        <source>Started by the closing of another case</source>
        <translation>由另一办件办结启动</translation>
    </message>
    <message>
        <source>Legal persons</source>
        <translation>法人库</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>人口库</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址库</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>查无记录</translation>
    </message>
    <message>
        <source>registry unavailable</source>
        <translation>库不可用</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>put on the correction list</source>
        <translation>已列入补正</translation>
    </message>
    <message>
        <source>found correct</source>
        <translation>核实无误</translation>
    </message>
    <message>
        <source>registry wrong, reported</source>
        <translation>数据有误，已报告</translation>
    </message>
    <message>
        <source>to be answered</source>
        <translation>待回答</translation>
    </message>
    <message>
        <source>met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>征求意见</translation>
    </message>
    <message>
        <source>Countersigning</source>
        <translation>会签</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达对方</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>待启动</translation>
    </message>
    <message>
        <source>to be pushed</source>
        <translation>待推送</translation>
    </message>
    <message>
        <source>pushed</source>
        <translation>已推送</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>已入库</translation>
    </message>
    <message>
        <source>failed, will be tried again</source>
        <translation>失败，将重试</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Reception clerk</source>
        <translation>收件岗</translation>
    </message>
    <message>
        <source>Pre-review officer</source>
        <translation>预审岗</translation>
    </message>
    <message>
        <source>Acceptance officer</source>
        <translation>受理岗</translation>
    </message>
    <message>
        <source>Case officer</source>
        <translation>审查岗</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审核岗</translation>
    </message>
    <message>
        <source>Chief representative</source>
        <translation>首席代表</translation>
    </message>
    <message>
        <source>Delivery window</source>
        <translation>出件窗口</translation>
    </message>
    <message>
        <source>Consulted officer</source>
        <translation>协办岗</translation>
    </message>
    <message>
        <source>Head of section</source>
        <translation>处室负责人</translation>
    </message>
    <message>
        <source>Supervision officer</source>
        <translation>效能监察</translation>
    </message>
    <message>
        <source>Rating supervisor</source>
        <translation>评价督办</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Audit administrator</source>
        <translation>审计管理员</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>The service</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the posts of one person.</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Submit the application</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Return at pre-review</source>
        <translation>预审退回</translation>
    </message>
    <message>
        <source>Pass pre-review</source>
        <translation>预审通过</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不受理</translation>
    </message>
    <message>
        <source>Refuse acceptance</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Ask for correction</source>
        <translation>告知补正</translation>
    </message>
    <message>
        <source>Complete the correction</source>
        <translation>补正完成</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Deem accepted</source>
        <translation>逾期视为受理</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>退回待领</translation>
    </message>
    <message>
        <source>Answer a check</source>
        <translation>处理核验</translation>
    </message>
    <message>
        <source>Submit the opinion</source>
        <translation>提交审查</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>征求意见</translation>
    </message>
    <message>
        <source>Have countersigned</source>
        <translation>会签</translation>
    </message>
    <message>
        <source>Sign for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Return to sender</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回移交</translation>
    </message>
    <message>
        <source>Send back a step</source>
        <translation>退回上一步</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>准予</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>不予</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Serve</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Reply to the urging</source>
        <translation>回复督办</translation>
    </message>
    <message>
        <source>Complete the work</source>
        <translation>办毕</translation>
    </message>
    <message>
        <source>Start the work</source>
        <translation>启动后续办理</translation>
    </message>
    <message>
        <source>Receive automatically</source>
        <translation>自动收件</translation>
    </message>
    <message>
        <source>opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>competent organ</source>
        <translation>有权机关</translation>
    </message>
    <message>
        <source>remedies</source>
        <translation>救济途径</translation>
    </message>
    <message>
        <source>what to correct</source>
        <translation>补正内容</translation>
    </message>
    <message>
        <source>who is to have it</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>receiving unit</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>question</source>
        <translation>征求内容</translation>
    </message>
    <message>
        <source>date of reply</source>
        <translation>回复期限</translation>
    </message>
    <message>
        <source>the handoff meant</source>
        <translation>所指移交</translation>
    </message>
    <message>
        <source>the check meant</source>
        <translation>所指核验</translation>
    </message>
    <message>
        <source>number of the certificate</source>
        <translation>证照编号</translation>
    </message>
    <message>
        <source>way of service</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>text of the urging</source>
        <translation>督办内容</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>applied again</source>
        <translation>已重新应用</translation>
    </message>
    <message>
        <source>edited and submitted</source>
        <translation>修改后提交</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Held, can be taken back</source>
        <translation>暂缓，可撤回</translation>
    </message>
    <message>
        <source>To be submitted</source>
        <translation>待提交</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>待您处理</translation>
    </message>
    <message>
        <source>Being submitted</source>
        <translation>提交中</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Refused by the service</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Not delivered yet</source>
        <translation>尚未送达</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>To be entered</source>
        <translation>待入账</translation>
    </message>
    <message>
        <source>Cannot be verified</source>
        <translation>无法验证</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>超 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>late today</source>
        <translation>今日已过</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>applicant</source>
        <translation>等申请人</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无期限</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>超期 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>late since office hours ended today</source>
        <translation>今日下班时已超期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今日到期</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>clock paused by a special procedure</source>
        <translation>特别程序，计时已暂停</translation>
    </message>
    <message>
        <source>the case has ended</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>waits for the applicant, no clock runs</source>
        <translation>等申请人补正，不计时</translation>
    </message>
    <message>
        <source>no date runs</source>
        <translation>没有期限</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1（暂定）</translation>
    </message>
    <message>
        <source>No clock</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>Acceptance due</source>
        <translation>受理期限</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺期限</translation>
    </message>
    <message>
        <source>Step due</source>
        <translation>环节期限</translation>
    </message>
    <message>
        <source>Service due</source>
        <translation>送达期限</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n 个自然日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>on the spot</source>
        <translation>即办</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A day and its day of the week.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The form of the entry is not right.</source>
        <translation>格式不对。</translation>
    </message>
    <message>
        <source>The number is missing.</source>
        <translation>没有填写号码。</translation>
    </message>
    <message>
        <source>The number has too few or too many characters.</source>
        <translation>号码位数不对。</translation>
    </message>
    <message>
        <source>The number holds a character that cannot stand there.</source>
        <translation>号码中有不允许的字符。</translation>
    </message>
    <message>
        <source>The number begins otherwise than it must.</source>
        <translation>号码开头不对。</translation>
    </message>
    <message>
        <source>The check character does not fit: a character is probably mistyped.</source>
        <translation>校验码不符，可能有一位输错。</translation>
    </message>
    <message>
        <source>The organisation code inside the number does not fit.</source>
        <translation>号码中的主体标识码校验不符。</translation>
    </message>
    <message>
        <source>The date does not exist or is not possible here.</source>
        <translation>日期不存在或不合理。</translation>
    </message>
    <message>
        <source>A part of the number has no meaning.</source>
        <translation>号码中有一段没有意义。</translation>
    </message>
    <message>
        <source>The number is outside the range that is allowed.</source>
        <translation>号码超出允许范围。</translation>
    </message>
    <message>
        <source>This act is not known here.</source>
        <translation>本机不认识此办理动作。</translation>
    </message>
    <message>
        <source>The program may be older than the service: update it.</source>
        <translation>程序可能比服务器旧，请升级。</translation>
    </message>
    <message>
        <source>Not possible in the state &quot;%1&quot;.</source>
        <translation>“%1”状态下不能办理。</translation>
    </message>
    <message>
        <source>The case has ended: %1.</source>
        <translation>此件已结束：%1。</translation>
    </message>
    <message>
        <source>Corrections are a new case.</source>
        <translation>更正须另立新件。</translation>
    </message>
    <message>
        <source>The case is at no step where this is done.</source>
        <translation>此件所在环节不办理此事。</translation>
    </message>
    <message>
        <source>This is done at the step &quot;%1&quot;.</source>
        <translation>此事在“%1”环节办理。</translation>
    </message>
    <message>
        <source>This belongs to another post: %1.</source>
        <translation>由其他岗位办理：%1。</translation>
    </message>
    <message>
        <source>The case is held by %1.</source>
        <translation>此件由%1承办。</translation>
    </message>
    <message>
        <source>Nobody has the case yet.</source>
        <translation>此件尚无人领取。</translation>
    </message>
    <message>
        <source>Claim it first.</source>
        <translation>请先领取。</translation>
    </message>
    <message>
        <source>%1 has the case.</source>
        <translation>此件由%1承办。</translation>
    </message>
    <message>
        <source>%1 has the case already.</source>
        <translation>此件已由%1承办。</translation>
    </message>
    <message>
        <source>You examined this case; another person decides.</source>
        <translation>此件由您审查，须由他人决定。</translation>
    </message>
    <message>
        <source>Still missing: %1.</source>
        <translation>还缺：%1。</translation>
    </message>
    <message>
        <source>Too short: at least %1 characters in your own words.</source>
        <translation>太短：请用自己的话写至少 %1 个字。</translation>
    </message>
    <message>
        <source>Too long: at most %1 characters.</source>
        <translation>太长：最多 %1 个字。</translation>
    </message>
    <message>
        <source>Required materials are missing: %1.</source>
        <translation>缺少必要材料：%1。</translation>
    </message>
    <message>
        <source>Ask for correction.</source>
        <translation>请告知补正。</translation>
    </message>
    <message>
        <source>Differences without an answer: %1.</source>
        <translation>不一致尚未处理：%1。</translation>
    </message>
    <message>
        <source>Put them on the correction list, find them correct, or report the registry.</source>
        <translation>请列入补正、核实无误或报告数据有误。</translation>
    </message>
    <message>
        <source>Review points without an answer: %1.</source>
        <translation>审查要点尚未回答：%1。</translation>
    </message>
    <message>
        <source>Answer them with Y or N.</source>
        <translation>请按 Y 或 N 回答。</translation>
    </message>
    <message>
        <source>A correction notice was given already.</source>
        <translation>已发过补正通知。</translation>
    </message>
    <message>
        <source>A second one needs the supervisor&apos;s reason.</source>
        <translation>再次通知须有负责人理由。</translation>
    </message>
    <message>
        <source>Not all has come in: %1.</source>
        <translation>尚未补齐：%1。</translation>
    </message>
    <message>
        <source>Not yet answered: %1.</source>
        <translation>尚未答复：%1。</translation>
    </message>
    <message>
        <source>Wait for the answer or recall the handoff.</source>
        <translation>请等待答复或撤回移交。</translation>
    </message>
    <message>
        <source>No other unit is competent for this item.</source>
        <translation>没有其他单位有权办理此事项。</translation>
    </message>
    <message>
        <source>%1 is not competent for this item.</source>
        <translation>%1无权办理此事项。</translation>
    </message>
    <message>
        <source>Choose another unit.</source>
        <translation>请另选单位。</translation>
    </message>
    <message>
        <source>%1 cannot receive cases.</source>
        <translation>%1不能接收办件。</translation>
    </message>
    <message>
        <source>%1 does not work in this unit.</source>
        <translation>%1不在本单位。</translation>
    </message>
    <message>
        <source>Choose another person.</source>
        <translation>请另选人员。</translation>
    </message>
    <message>
        <source>%1 is related to the applicant and must not handle the case.</source>
        <translation>%1与申请人有利害关系，应当回避。</translation>
    </message>
    <message>
        <source>The date is too late; the latest is %1.</source>
        <translation>期限过晚，最迟 %1。</translation>
    </message>
    <message>
        <source>The date has passed.</source>
        <translation>期限已过。</translation>
    </message>
    <message>
        <source>The date has passed: %1.</source>
        <translation>期限已过：%1。</translation>
    </message>
    <message>
        <source>Nothing is shared with the unit that is asked.</source>
        <translation>没有向被征求单位共享任何内容。</translation>
    </message>
    <message>
        <source>Choose what it needs.</source>
        <translation>请选择其所需内容。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must not be shared.</source>
        <translation>“%1”不可共享。</translation>
    </message>
    <message>
        <source>Take it out.</source>
        <translation>请去掉。</translation>
    </message>
    <message>
        <source>There is no such handoff on this case.</source>
        <translation>此件没有这一移交。</translation>
    </message>
    <message>
        <source>The handoff is over already.</source>
        <translation>此移交已结束。</translation>
    </message>
    <message>
        <source>The receiver has begun: it cannot be recalled any more.</source>
        <translation>对方已开始办理，不能撤回。</translation>
    </message>
    <message>
        <source>This is the first step: there is none to send back to.</source>
        <translation>已是第一环节，无法退回。</translation>
    </message>
    <message>
        <source>The notice period still runs, until %1.</source>
        <translation>告知期限未满，至 %1。</translation>
    </message>
    <message>
        <source>Not finished: %1.</source>
        <translation>尚未完成：%1。</translation>
    </message>
    <message>
        <source>This item has no such review point.</source>
        <translation>此事项没有这一审查要点。</translation>
    </message>
    <message>
        <source>The form has faults.</source>
        <translation>表单有误。</translation>
    </message>
    <message>
        <source>The case has changed since you saw it.</source>
        <translation>您查看后此件已有变化。</translation>
    </message>
    <message>
        <source>Look at the change, then act again.</source>
        <translation>请查看变化后再办理。</translation>
    </message>
    <message>
        <source>The case is in a state this version does not know: it can only be read.</source>
        <translation>此件处于本版本不认识的状态，只能查看。</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请升级程序。</translation>
    </message>
    <message>
        <source>There is no such check to answer.</source>
        <translation>没有这一核验可处理。</translation>
    </message>
    <message>
        <source>No urging waits for a reply.</source>
        <translation>没有待回复的督办。</translation>
    </message>
    <message>
        <source>%1 cannot be the number of the result.</source>
        <translation>%1 不是有效的结果编号。</translation>
    </message>
    <message>
        <source>%1 was given out with another case.</source>
        <translation>%1 已由其他办件使用。</translation>
    </message>
    <message>
        <source>Look at the number again, or ask who made it.</source>
        <translation>请核对编号，或向赋码人员询问。</translation>
    </message>
    <message>
        <source>These materials cannot follow later: %1.</source>
        <translation>下列材料不可容缺后补：%1。</translation>
    </message>
    <message>
        <source>You are not signed in, or the rules have not come yet.</source>
        <translation>尚未登录，或规则尚未取得。</translation>
    </message>
    <message>
        <source>Sign in, then act again.</source>
        <translation>请登录后再办理。</translation>
    </message>
    <message>
        <source>The whole case is not on this computer.</source>
        <translation>本机没有此件的全部内容。</translation>
    </message>
    <message>
        <source>Open it while there is a connection.</source>
        <translation>请在联网时打开。</translation>
    </message>
    <message>
        <source>The service did not understand the request.</source>
        <translation>服务器不理解此请求。</translation>
    </message>
    <message>
        <source>Report the error number.</source>
        <translation>请报告错误编号。</translation>
    </message>
    <message>
        <source>Too much was sent at once.</source>
        <translation>一次发送的内容过多。</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>会话已结束。</translation>
    </message>
    <message>
        <source>Sign in again. Nothing is lost.</source>
        <translation>请重新登录，内容不会丢失。</translation>
    </message>
    <message>
        <source>The session was ended for safety.</source>
        <translation>为安全起见，会话已结束。</translation>
    </message>
    <message>
        <source>Sign in again. Tell the administrator if you use one computer only.</source>
        <translation>请重新登录。如果您只用一台电脑，请告知管理员。</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>用户名或密码不对。</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left.</source>
        <translation>
            <numerusform>还可尝试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many failed attempts.</source>
        <translation>失败次数过多。</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>请 %n 分钟后再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is too weak.</source>
        <translation>密码过于简单。</translation>
    </message>
    <message>
        <source>Choose a longer one with different kinds of characters.</source>
        <translation>请使用更长且字符种类更多的密码。</translation>
    </message>
    <message>
        <source>Your post may not do this.</source>
        <translation>您的岗位无权办理。</translation>
    </message>
    <message>
        <source>It does not exist, or you may not see it.</source>
        <translation>不存在，或您无权查看。</translation>
    </message>
    <message>
        <source>The signature does not hold.</source>
        <translation>签名无效。</translation>
    </message>
    <message>
        <source>Sign in again, so that this computer is enrolled anew.</source>
        <translation>请重新登录，重新登记本机。</translation>
    </message>
    <message>
        <source>This computer is not enrolled.</source>
        <translation>本机未登记。</translation>
    </message>
    <message>
        <source>Sign in again while there is a connection.</source>
        <translation>请联网后重新登录。</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong.</source>
        <translation>本机时钟不准。</translation>
    </message>
    <message>
        <source>Have it set right.</source>
        <translation>请校准。</translation>
    </message>
    <message>
        <source>The rules do not allow the act.</source>
        <translation>规则不允许此办理。</translation>
    </message>
    <message>
        <source>The case changed meanwhile.</source>
        <translation>此件期间已有变化。</translation>
    </message>
    <message>
        <source>Decide in the outbox what shall become of your act.</source>
        <translation>请在发件箱决定如何处理。</translation>
    </message>
    <message>
        <source>An act with the same number but other content is there already.</source>
        <translation>已有同号但内容不同的办理。</translation>
    </message>
    <message>
        <source>A material did not arrive.</source>
        <translation>有材料未送达。</translation>
    </message>
    <message>
        <source>It is sent again.</source>
        <translation>将重新发送。</translation>
    </message>
    <message>
        <source>A material is of a kind that is not allowed.</source>
        <translation>有材料类型不允许。</translation>
    </message>
    <message>
        <source>A delivery with the same number but other content is there already.</source>
        <translation>已有同号但内容不同的交付。</translation>
    </message>
    <message>
        <source>The list is loaded anew.</source>
        <translation>列表重新载入。</translation>
    </message>
    <message>
        <source>The service is asked too often.</source>
        <translation>请求过于频繁。</translation>
    </message>
    <message>
        <source>It goes on by itself in a moment.</source>
        <translation>稍后自动继续。</translation>
    </message>
    <message>
        <source>The service cannot answer now.</source>
        <translation>服务器暂时无法应答。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>将自动重试。</translation>
    </message>
    <message>
        <source>The service has a fault.</source>
        <translation>服务器出现故障。</translation>
    </message>
    <message>
        <source>The files on this computer cannot be opened.</source>
        <translation>本机文件无法打开。</translation>
    </message>
    <message>
        <source>Close other windows of the program, or have the folder&apos;s rights checked.</source>
        <translation>请关闭本程序的其他窗口，或检查文件夹权限。</translation>
    </message>
    <message>
        <source>The files were written by a newer version of the program.</source>
        <translation>文件由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>The files on this computer are damaged.</source>
        <translation>本机文件已损坏。</translation>
    </message>
    <message>
        <source>The cache is built anew; your acts are kept.</source>
        <translation>缓存将重建，您的办理仍保留。</translation>
    </message>
    <message>
        <source>The disk is full: nothing was kept.</source>
        <translation>磁盘已满，没有保存。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>It is not on this computer.</source>
        <translation>本机没有。</translation>
    </message>
    <message>
        <source>The act is kept already.</source>
        <translation>此办理已保存。</translation>
    </message>
    <message>
        <source>The act is on its way: this can no longer be done to it.</source>
        <translation>此办理已在途中，不能再改动。</translation>
    </message>
    <message>
        <source>The files on this computer did not answer.</source>
        <translation>本机文件没有响应。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>已连接。</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>尚未连接。</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>连不上服务器。</translation>
    </message>
    <message>
        <source>Check the network cable or the government network.</source>
        <translation>请检查网线或政务外网。</translation>
    </message>
    <message>
        <source>The service does not answer.</source>
        <translation>服务器没有回应。</translation>
    </message>
    <message>
        <source>No secure connection is possible.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Tell the administrator.</source>
        <translation>请告知管理员。</translation>
    </message>
    <message>
        <source>The service&apos;s certificate has not been confirmed.</source>
        <translation>服务器证书尚未确认。</translation>
    </message>
    <message>
        <source>Compare and confirm it.</source>
        <translation>请核对后确认。</translation>
    </message>
    <message>
        <source>The service&apos;s certificate has changed: nothing is exchanged.</source>
        <translation>服务器证书已改变，停止一切交换。</translation>
    </message>
    <message>
        <source>Something else answers at the service&apos;s address.</source>
        <translation>服务器地址上应答的不是本服务。</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>请重新登录。</translation>
    </message>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>slow network</source>
        <translation>网络慢</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>The entry is not accepted (%1).</source>
        <translation>此项未被接受（%1）。</translation>
    </message>
    <message>
        <source>The form as a whole is too large.</source>
        <translation>表单整体过大。</translation>
    </message>
    <message>
        <source>The entries are nested too deeply.</source>
        <translation>内容嵌套过深。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n entry(s).</source>
        <translation>
            <numerusform>最多 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>不是数字。</translation>
    </message>
    <message>
        <source>Holds a character that cannot stand in a text.</source>
        <translation>含有不允许的字符。</translation>
    </message>
    <message>
        <source>The entry is of the wrong kind.</source>
        <translation>类型不对。</translation>
    </message>
    <message>
        <source>Required.</source>
        <translation>必填。</translation>
    </message>
    <message>
        <source>This field does not belong to the form.</source>
        <translation>表单没有此项。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n entry(s).</source>
        <translation>
            <numerusform>至少 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>至少 %1。</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>最多 %1。</translation>
    </message>
    <message>
        <source>Choose one of the values offered.</source>
        <translation>请从所列值中选择。</translation>
    </message>
    <message>
        <source>Must be as prescribed.</source>
        <translation>须按规定填写。</translation>
    </message>
    <message>
        <source>An entry stands there twice.</source>
        <translation>有重复项。</translation>
    </message>
    <message>
        <source>The sum is %1; it must be %2.</source>
        <translation>合计为 %1，应为 %2。</translation>
    </message>
    <message>
        <source>The shares make %1; they must make %2.</source>
        <translation>比例合计为 %1，应为 %2。</translation>
    </message>
    <message>
        <source>Must not be the same person as in &quot;%1&quot;.</source>
        <translation>不得与“%1”为同一人。</translation>
    </message>
    <message>
        <source>Must be one of the persons named in the form.</source>
        <translation>须为表单中所列人员。</translation>
    </message>
    <message>
        <source>Must agree with &quot;%1&quot;.</source>
        <translation>须与“%1”一致。</translation>
    </message>
    <message>
        <source>The name must be its parts one after the other: %1.</source>
        <translation>名称须由各部分依次组成：%1。</translation>
    </message>
    <message>
        <source>Not before %1.</source>
        <translation>不早于 %1。</translation>
    </message>
    <message>
        <source>Not after %1.</source>
        <translation>不晚于 %1。</translation>
    </message>
    <message>
        <source>Nothing may be entered here.</source>
        <translation>此处不应填写。</translation>
    </message>
    <message>
        <source>The same as in &quot;%1&quot;.</source>
        <translation>与“%1”重复。</translation>
    </message>
    <message>
        <source>%1 entries; there must be %2 to %3.</source>
        <translation>%1 项，应为 %2 至 %3 项。</translation>
    </message>
    <message>
        <source>The legal representative is chairman, executive director or manager (Company Law).</source>
        <translation>法定代表人须为董事长、执行董事或经理（公司法）。</translation>
    </message>
    <message>
        <source>Directors and senior managers cannot be supervisors (Company Law).</source>
        <translation>董事、高级管理人员不得兼任监事（公司法）。</translation>
    </message>
    <message>
        <source>The form of organisation in the name does not fit the kind of company.</source>
        <translation>名称中的组织形式与公司类型不符。</translation>
    </message>
    <message>
        <source>Cannot be changed at this step.</source>
        <translation>本环节不能修改。</translation>
    </message>
    <message>
        <source>This form is not here in this version.</source>
        <translation>本版本没有此表单。</translation>
    </message>
    <message>
        <source>standard address</source>
        <translation>标准地址</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>existence</source>
        <translation>存续</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未被占用</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The password is too short or too long.</source>
        <translation>密码过短或过长。</translation>
    </message>
    <message>
        <source>Choose one of 10 to 128 characters.</source>
        <translation>请设置 10 至 128 个字符的密码。</translation>
    </message>
    <message>
        <source>The password has too few kinds of characters.</source>
        <translation>密码的字符种类太少。</translation>
    </message>
    <message>
        <source>Choose one with at least three of: small letters, capital letters, digits, others.</source>
        <translation>请至少使用小写字母、大写字母、数字、其他字符中的三种。</translation>
    </message>
    <message>
        <source>The password contains your user name.</source>
        <translation>密码中含有您的用户名。</translation>
    </message>
    <message>
        <source>Choose one without it.</source>
        <translation>请不要包含用户名。</translation>
    </message>
    <message>
        <source>You had this password before.</source>
        <translation>这个密码以前用过。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请换一个。</translation>
    </message>
    <message>
        <source>This computer is enrolled for somebody else.</source>
        <translation>本机已登记给他人使用。</translation>
    </message>
    <message>
        <source>The public record does not confirm one of your acts.</source>
        <translation>公开记录未能证实您的一项操作。</translation>
    </message>
    <message>
        <source>The act and its receipt are kept in the outbox; tell the administrator before you go on.</source>
        <translation>该操作及其回执都留在发件箱中；继续办理之前，请告知管理员。</translation>
    </message>
    <message>
        <source>The service does not accept this computer&apos;s signature.</source>
        <translation>服务器不接受本机的签名。</translation>
    </message>
    <message>
        <source>Your acts are kept in the outbox; sign out and in again, so that the computer is enrolled.</source>
        <translation>您的操作都留在发件箱中；请退出登录后重新登录，以便登记本机。</translation>
    </message>
    <message>
        <source>The disk is full: what is new is not shown.</source>
        <translation>磁盘已满：新内容没有显示。</translation>
    </message>
    <message>
        <source>Your acts are kept; free some space, then it goes on by itself.</source>
        <translation>您的操作已保存；腾出空间后会自动继续。</translation>
    </message>
    <message>
        <source>The cache on this computer cannot be written: what is new is not shown.</source>
        <translation>本机缓存无法写入：新内容没有显示。</translation>
    </message>
    <message>
        <source>Your acts are kept; have the folder&apos;s rights and the disk checked.</source>
        <translation>您的操作已保存；请让人检查文件夹权限和磁盘。</translation>
    </message>
    <message>
        <source>Notice of return</source>
        <translation>退件通知书</translation>
    </message>
    <message>
        <source>Notice of tolerance acceptance</source>
        <translation>容缺受理通知书</translation>
    </message>
    <message>
        <source>Notice of a special procedure</source>
        <translation>特别程序告知书</translation>
    </message>
    <message>
        <source>Notice of extension</source>
        <translation>延期通知书</translation>
    </message>
    <message>
        <source>Request for further materials</source>
        <translation>补充材料通知书</translation>
    </message>
    <message>
        <source>Preliminary opinion</source>
        <translation>初审意见</translation>
    </message>
    <message>
        <source>Notice of the right to a hearing</source>
        <translation>听证告知书</translation>
    </message>
    <message>
        <source>Notice of the right to state and defend</source>
        <translation>陈述申辩告知书</translation>
    </message>
    <message>
        <source>Decision on change or renewal</source>
        <translation>准予变更（延续）决定书</translation>
    </message>
    <message>
        <source>Decision ending the licence</source>
        <translation>撤回（撤销、注销）决定书</translation>
    </message>
    <message>
        <source>Notice that the withdrawal is granted</source>
        <translation>准予撤回申请通知书</translation>
    </message>
    <message>
        <source>Notice of termination</source>
        <translation>终止办理通知书</translation>
    </message>
    <message>
        <source>Archive package</source>
        <translation>归档信息包</translation>
    </message>
    <message>
        <source>Further materials</source>
        <translation>补充材料</translation>
    </message>
    <message>
        <source>A countersign came back</source>
        <translation>会签被退回</translation>
    </message>
    <message>
        <source>Waits for another part</source>
        <translation>等待其他部分</translation>
    </message>
    <message>
        <source>A card falls soon</source>
        <translation>即将发牌</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
    <message>
        <source>The step is late</source>
        <translation>环节超期</translation>
    </message>
    <message>
        <source>A promised paper is not in yet</source>
        <translation>容缺材料未到</translation>
    </message>
    <message>
        <source>A proposal waits for approval</source>
        <translation>提请待审批</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>Further materials came in</source>
        <translation>补充材料已到</translation>
    </message>
    <message>
        <source>Those who had not signed yet are not asked any more</source>
        <translation>未签单位不再征求</translation>
    </message>
    <message>
        <source>Goes back to an earlier signer</source>
        <translation>退回至前一签署单位</translation>
    </message>
    <message>
        <source>Goes back to who asked</source>
        <translation>退回征求方</translation>
    </message>
    <message>
        <source>Answered late</source>
        <translation>逾期答复</translation>
    </message>
    <message>
        <source>The acceptance of a joint case was copied</source>
        <translation>联办件受理已抄告</translation>
    </message>
    <message>
        <source>Waits for another part; no clock runs</source>
        <translation>等待其他部分，不计时</translation>
    </message>
    <message>
        <source>The result it waited for is there</source>
        <translation>所等结果已出</translation>
    </message>
    <message>
        <source>The result it waited for will not come</source>
        <translation>所等结果不会作出</translation>
    </message>
    <message>
        <source>Done by the window, as the item allows</source>
        <translation>按事项规定由窗口办理</translation>
    </message>
    <message>
        <source>Approved with other days than proposed</source>
        <translation>批准天数与提请不同</translation>
    </message>
    <message>
        <source>Took longer than the applicant was told</source>
        <translation>超过告知申请人的期限</translation>
    </message>
    <message>
        <source>A promised paper came in time</source>
        <translation>容缺材料按时补齐</translation>
    </message>
    <message>
        <source>A promised paper came late</source>
        <translation>容缺材料逾期补齐</translation>
    </message>
    <message>
        <source>Legal review: no objection</source>
        <translation>法制审核：无异议</translation>
    </message>
    <message>
        <source>Legal review: objection</source>
        <translation>法制审核：有异议</translation>
    </message>
    <message>
        <source>Granted against the legal review</source>
        <translation>未采纳法制审核意见准予</translation>
    </message>
    <message>
        <source>The papers went back to the applicant</source>
        <translation>材料已退还申请人</translation>
    </message>
    <message>
        <source>The renewal was asked for late</source>
        <translation>逾期申请延续</translation>
    </message>
    <message>
        <source>What lay with other units was taken back</source>
        <translation>其他单位的移交已收回</translation>
    </message>
    <message>
        <source>Vehicles and drivers</source>
        <translation>机动车和驾驶人库</translation>
    </message>
    <message>
        <source>Taxpayers</source>
        <translation>纳税人库</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育库</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>公安库</translation>
    </message>
    <message>
        <source>Land and planning</source>
        <translation>国土规划库</translation>
    </message>
    <message>
        <source>Not yet asked</source>
        <translation>尚未征求</translation>
    </message>
    <message>
        <source>Sent back on its way</source>
        <translation>途中退回</translation>
    </message>
    <message>
        <source>Return as overdue</source>
        <translation>逾期退件</translation>
    </message>
    <message>
        <source>Take the opinion back</source>
        <translation>收回意见</translation>
    </message>
    <message>
        <source>Propose a special procedure</source>
        <translation>提请特别程序</translation>
    </message>
    <message>
        <source>Start the special procedure</source>
        <translation>开始特别程序</translation>
    </message>
    <message>
        <source>End the special procedure</source>
        <translation>结束特别程序</translation>
    </message>
    <message>
        <source>Propose an extension</source>
        <translation>提请延期</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Reject the proposal</source>
        <translation>不同意提请</translation>
    </message>
    <message>
        <source>Take the proposal back</source>
        <translation>收回提请</translation>
    </message>
    <message>
        <source>Ask for further materials</source>
        <translation>告知补充材料</translation>
    </message>
    <message>
        <source>Receive further materials</source>
        <translation>接收补充材料</translation>
    </message>
    <message>
        <source>Report up</source>
        <translation>转报</translation>
    </message>
    <message>
        <source>Review legally</source>
        <translation>法制审核</translation>
    </message>
    <message>
        <source>Tell interested parties</source>
        <translation>告知利害关系人</translation>
    </message>
    <message>
        <source>Record the parties&apos; answer</source>
        <translation>登记陈述申辩</translation>
    </message>
    <message>
        <source>Withdraw the application</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>终止办理</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Handle at once</source>
        <translation>一次办结</translation>
    </message>
    <message>
        <source>Issue the papers</source>
        <translation>制发文书</translation>
    </message>
    <message>
        <source>Move to the successor</source>
        <translation>职责承接</translation>
    </message>
    <message>
        <source>Count the days anew</source>
        <translation>期限重算</translation>
    </message>
    <message>
        <source>Return the countersign</source>
        <translation>会签退回</translation>
    </message>
    <message>
        <source>Answer the return</source>
        <translation>答复退回</translation>
    </message>
    <message>
        <source>Take silence as consent</source>
        <translation>超时视为无意见</translation>
    </message>
    <message>
        <source>Copy the acceptance</source>
        <translation>抄告受理</translation>
    </message>
    <message>
        <source>Cancel the part</source>
        <translation>取消部分</translation>
    </message>
    <message>
        <source>Declare recusal</source>
        <translation>申请回避</translation>
    </message>
    <message>
        <source>kind of special procedure</source>
        <translation>特别程序种类</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>for which applicant</source>
        <translation>对应申请人</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>who was told</source>
        <translation>被告知人</translation>
    </message>
    <message>
        <source>their answer</source>
        <translation>其答复</translation>
    </message>
    <message>
        <source>the papers meant</source>
        <translation>所指文书</translation>
    </message>
    <message>
        <source>whether a fee was charged</source>
        <translation>是否收费</translation>
    </message>
    <message>
        <source>opinion at &quot;%1&quot;</source>
        <translation>“%1”环节意见</translation>
    </message>
    <message>
        <source>You do not stand in for %1 here now.</source>
        <translation>您目前不是 %1 的替班人。</translation>
    </message>
    <message>
        <source>Look at the absences of your unit.</source>
        <translation>请查看本单位请假情况。</translation>
    </message>
    <message>
        <source>There is nobody to return it to.</source>
        <translation>没有可退回的签署单位。</translation>
    </message>
    <message>
        <source>Return it to who asked.</source>
        <translation>请退回征求方。</translation>
    </message>
    <message>
        <source>You declared on this case already that you must not work on it.</source>
        <translation>您已就此件申请回避。</translation>
    </message>
    <message>
        <source>This part waits for another one: %1.</source>
        <translation>此部分等待：%1。</translation>
    </message>
    <message>
        <source>This card was decided before.</source>
        <translation>此督查单已认定。</translation>
    </message>
    <message>
        <source>Refresh the page.</source>
        <translation>请刷新页面。</translation>
    </message>
    <message>
        <source>This card has its reply.</source>
        <translation>此督查单已答复。</translation>
    </message>
    <message>
        <source>The unit has not replied and has time until %1.</source>
        <translation>单位尚未答复，期限至 %1。</translation>
    </message>
    <message>
        <source>This card is about your own work. Somebody else decides on it.</source>
        <translation>此督查单涉及您本人的工作，须由他人认定。</translation>
    </message>
    <message>
        <source>The unit still exists: the case stays with it.</source>
        <translation>单位仍存在，办件不移转。</translation>
    </message>
    <message>
        <source>No day has moved.</source>
        <translation>期限没有变化。</translation>
    </message>
    <message>
        <source>The applicant has time until %1.</source>
        <translation>申请人的期限至 %1。</translation>
    </message>
    <message>
        <source>This item knows no such procedure.</source>
        <translation>此事项没有该特别程序。</translation>
    </message>
    <message>
        <source>A proposal waits for approval.</source>
        <translation>有一项提请待审批。</translation>
    </message>
    <message>
        <source>Approve it, reject it, or take it back.</source>
        <translation>请批准、不同意或收回。</translation>
    </message>
    <message>
        <source>Nothing waits for approval.</source>
        <translation>没有待审批的提请。</translation>
    </message>
    <message>
        <source>You proposed it; another person approves.</source>
        <translation>由您提请的，须由他人审批。</translation>
    </message>
    <message>
        <source>The time was extended already; the law allows it once.</source>
        <translation>已延期一次，法律只允许延期一次。</translation>
    </message>
    <message>
        <source>This item allows no extension.</source>
        <translation>此事项不允许延期。</translation>
    </message>
    <message>
        <source>Too long: this item allows an extension of at most %1 working days.</source>
        <translation>超出上限：此事项最多延期 %1 个工作日。</translation>
    </message>
    <message>
        <source>This item lets nothing be asked for after acceptance.</source>
        <translation>此事项受理后不得要求补充材料。</translation>
    </message>
    <message>
        <source>No paper is awaited.</source>
        <translation>没有待补材料。</translation>
    </message>
    <message>
        <source>Nobody asked for these papers, and they were not promised: %1.</source>
        <translation>未要求也未承诺补交的材料：%1。</translation>
    </message>
    <message>
        <source>Promised papers are not in: %1.</source>
        <translation>容缺材料未补齐：%1。</translation>
    </message>
    <message>
        <source>The result waits for them. If their day is over, ask for them once more or terminate.</source>
        <translation>补齐后方可出证。逾期的，可再次告知或终止办理。</translation>
    </message>
    <message>
        <source>The case does not show this ground.</source>
        <translation>办件没有该事由。</translation>
    </message>
    <message>
        <source>This unit does not decide: it reports up to %1.</source>
        <translation>本单位无决定权，应转报 %1。</translation>
    </message>
    <message>
        <source>This unit decides itself; nothing is reported up.</source>
        <translation>本单位自行决定，不需转报。</translation>
    </message>
    <message>
        <source>This item wants a legal review before the decision.</source>
        <translation>此事项须经法制审核后决定。</translation>
    </message>
    <message>
        <source>Interested parties must be told of their rights first.</source>
        <translation>须先告知利害关系人权利。</translation>
    </message>
    <message>
        <source>Interested parties have time until %1.</source>
        <translation>利害关系人的期限至 %1。</translation>
    </message>
    <message>
        <source>Record their answer when it comes.</source>
        <translation>收到答复后请登记。</translation>
    </message>
    <message>
        <source>This item is none that the window decides on the spot.</source>
        <translation>此事项不是窗口当场决定的即办件。</translation>
    </message>
    <message>
        <source>The package is not complete: %1.</source>
        <translation>归档信息包不完整：%1。</translation>
    </message>
    <message>
        <source>There is nothing to take back: somebody has acted on it.</source>
        <translation>没有可收回的内容：已有人办理。</translation>
    </message>
    <message>
        <source>That is no earlier step.</source>
        <translation>不是之前的环节。</translation>
    </message>
    <message>
        <source>With this item that cannot be done to a licence.</source>
        <translation>此事项不能对证照作此办理。</translation>
    </message>
    <message>
        <source>No licence of this applicant has the number %1.</source>
        <translation>该申请人没有编号为 %1 的证照。</translation>
    </message>
    <message>
        <source>The licence %1 is not in force.</source>
        <translation>证照 %1 不在有效状态。</translation>
    </message>
    <message>
        <source>The service has not ended, so it cannot be rated yet.</source>
        <translation>服务尚未结束，暂不能评价。</translation>
    </message>
    <message>
        <source>This has been rated already.</source>
        <translation>已评价。</translation>
    </message>
    <message>
        <source>The rating is elsewhere in its course: %1.</source>
        <translation>评价已处于其他环节：%1。</translation>
    </message>
    <message>
        <source>You acted on the case that was rated, so somebody else must verify.</source>
        <translation>您办理过被评价的办件，须由他人核实。</translation>
    </message>
    <message>
        <source>Leave it to a colleague, or ask the rating supervisor to send it to another unit.</source>
        <translation>请交由同事，或请评价督办员改派其他单位。</translation>
    </message>
    <message>
        <source>That finding does not go with this act.</source>
        <translation>该认定与此操作不符。</translation>
    </message>
    <message>
        <source>Appeal where the rating is mistaken or untrue; state the finding otherwise.</source>
        <translation>误评或不实的请申诉，其他情形请直接认定。</translation>
    </message>
    <message>
        <source>Nobody administers his own account.</source>
        <translation>任何人不得管理自己的账户。</translation>
    </message>
    <message>
        <source>Another administrator must do it.</source>
        <translation>须由其他管理员办理。</translation>
    </message>
    <message>
        <source>An administrator may hold no other post.</source>
        <translation>管理员不得兼任其他岗位。</translation>
    </message>
    <message>
        <source>Give the other posts to another account.</source>
        <translation>请将其他岗位授予另一账户。</translation>
    </message>
    <message>
        <source>There is an account of that name already.</source>
        <translation>该用户名已存在。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个用户名。</translation>
    </message>
    <message>
        <source>The name of an account begins with a small letter and has 2 to 40 small letters, digits, dots, dashes or underscores; the person&apos;s name must not be empty.</source>
        <translation>用户名以小写字母开头，由 2 至 40 个小写字母、数字、点、短横或下划线组成；姓名不能为空。</translation>
    </message>
    <message>
        <source>There is no such unit.</source>
        <translation>没有该单位。</translation>
    </message>
    <message>
        <source>A grant names no post, or one that nobody can hold.</source>
        <translation>授权没有岗位，或含不能授予的岗位。</translation>
    </message>
    <message>
        <source>The rules for passwords and sessions may be tightened, not loosened.</source>
        <translation>密码和会话规则只能收紧，不能放宽。</translation>
    </message>
    <message>
        <source>A second factor is set up already.</source>
        <translation>已启用双因子。</translation>
    </message>
    <message>
        <source>The security administrator takes it back when the device is lost.</source>
        <translation>设备遗失时由安全管理员收回。</translation>
    </message>
    <message>
        <source>No second factor is being set up.</source>
        <translation>没有正在启用的双因子。</translation>
    </message>
    <message>
        <source>Begin again.</source>
        <translation>请重新开始。</translation>
    </message>
    <message>
        <source>These are too many.</source>
        <translation>数量过多。</translation>
    </message>
    <message>
        <source>A sentence is empty or too long.</source>
        <translation>有常用语为空或过长。</translation>
    </message>
    <message>
        <source>The file is no calendar of a year.</source>
        <translation>该文件不是年度日历。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作更改。</translation>
    </message>
    <message>
        <source>The rules of administration do not allow it.</source>
        <translation>管理规则不允许。</translation>
    </message>
    <message>
        <source>The password is right; a code is wanted besides.</source>
        <translation>密码正确，还需要验证码。</translation>
    </message>
    <message>
        <source>The code for this computer is wrong, used up or too old.</source>
        <translation>本机验证码错误、已使用或已过期。</translation>
    </message>
    <message>
        <source>The code of your authenticator is wrong or was used before.</source>
        <translation>动态验证码错误或已使用。</translation>
    </message>
    <message>
        <source>This account holds posts of administrators that exclude each other.</source>
        <translation>此账户兼有互斥的管理员岗位。</translation>
    </message>
    <message>
        <source>The security administrator takes back all but one.</source>
        <translation>请安全管理员只保留其中一个。</translation>
    </message>
    <message>
        <source>Your post demands a second factor.</source>
        <translation>您的岗位须启用双因子。</translation>
    </message>
    <message>
        <source>Sign in again and set it up.</source>
        <translation>请重新登录并启用。</translation>
    </message>
    <message>
        <source>The password has to be changed first.</source>
        <translation>须先更改密码。</translation>
    </message>
    <message>
        <source>Sign in again and choose a new one.</source>
        <translation>请重新登录并设置新密码。</translation>
    </message>
    <message>
        <source>This computer was shut out.</source>
        <translation>此计算机已被停用。</translation>
    </message>
    <message>
        <source>Ask the security administrator.</source>
        <translation>请联系安全管理员。</translation>
    </message>
    <message>
        <source>Must not be more than &quot;%1&quot;.</source>
        <translation>不得大于“%1”。</translation>
    </message>
    <message>
        <source>The same as &quot;%1&quot;: nothing would change.</source>
        <translation>与“%1”相同，没有变更。</translation>
    </message>
    <message>
        <source>What is left after wages and insurance is enough to pay the tax.</source>
        <translation>扣除应付工资和社会保险费后的资金足以缴纳税款。</translation>
    </message>
    <message>
        <source>Had to be applied for by this day, which is over.</source>
        <translation>应在该日前申请，现已逾期。</translation>
    </message>
    <message>
        <source>A smaller capital is registered 45 days after its announcement at the earliest.</source>
        <translation>减资登记应在公告满 45 日后办理。</translation>
    </message>
    <message>
        <source>The period for applying ended on %1.</source>
        <translation>申请期限已于 %1 届满。</translation>
    </message>
    <message>
        <source>The period for applying is over: it would have to be %1 or later.</source>
        <translation>已超过申请期限：应为 %1 或之后。</translation>
    </message>
    <message>
        <source>Can be booked for %1 at the earliest.</source>
        <translation>最早可预约 %1。</translation>
    </message>
    <message numerus="yes">
        <source>From the first day to the last there are %n day(s).</source>
        <translation>
            <numerusform>起止日期之间为 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>This level is not enough.</source>
        <translation>等级不符合要求。</translation>
    </message>
    <message>
        <source>The age of retirement has been reached.</source>
        <translation>已达到法定退休年龄。</translation>
    </message>
    <message>
        <source>What this is a part of has to be chosen too.</source>
        <translation>须同时选择所属大类。</translation>
    </message>
    <message>
        <source>Cold and raw food needs a room of its own in the layout.</source>
        <translation>制售冷食、生食须在布局中设置专间。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n violation(s) to be settled first.</source>
        <translation>
            <numerusform>有 %n 起违法记录须先处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Shares that a court has frozen cannot be transferred.</source>
        <translation>被法院冻结的股权不得转让。</translation>
    </message>
    <message>
        <source>Must not be the same body as in &quot;%1&quot;.</source>
        <translation>不得与“%1”为同一单位。</translation>
    </message>
    <message>
        <source>Electronic licences</source>
        <translation>电子证照库</translation>
    </message>
    <message>
        <source>Reported it up</source>
        <translation>已转报</translation>
    </message>
    <message>
        <source>Invitation to a hearing</source>
        <translation>听证通知书</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>未到场</translation>
    </message>
    <message>
        <source>day, place and presider of the hearing</source>
        <translation>听证的日期、地点和主持人</translation>
    </message>
    <message>
        <source>Who examines the case does not preside over its hearing.</source>
        <translation>审查本件的人员不得主持听证。</translation>
    </message>
    <message>
        <source>Choose somebody else.</source>
        <translation>请另选人员。</translation>
    </message>
    <message>
        <source>People are told of a hearing seven working days before it: %1 is the first day.</source>
        <translation>听证须提前七个工作日通知：最早为 %1。</translation>
    </message>
    <message>
        <source>Choose a later day.</source>
        <translation>请选择更晚的日期。</translation>
    </message>
    <message>
        <source>Nobody was invited to the hearing yet.</source>
        <translation>尚未发出听证通知。</translation>
    </message>
    <message>
        <source>Tell the parties its day, place and presider.</source>
        <translation>请先通知当事人听证的日期、地点和主持人。</translation>
    </message>
    <message>
        <source>The hearing is on %1.</source>
        <translation>听证日期为 %1。</translation>
    </message>
    <message>
        <source>With its certificate %1 the body came into being; that cannot be withdrawn.</source>
        <translation>证照 %1 核发后主体已成立，不能撤回申请。</translation>
    </message>
    <message>
        <source>It is ended by a deregistration, a case of its own.</source>
        <translation>请另行申请注销登记。</translation>
    </message>
    <message>
        <source>No booked place is held by this case.</source>
        <translation>本件没有预约名额。</translation>
    </message>
    <message>
        <source>A booked place could be given back until %1.</source>
        <translation>预约最迟可在 %1 前取消。</translation>
    </message>
    <message>
        <source>The booked day is %1; nobody can have missed it yet.</source>
        <translation>预约日期为 %1，尚不能记为未到场。</translation>
    </message>
    <message>
        <source>Another open case holds this already: %1.</source>
        <translation>已有其他在办件占用：%1。</translation>
    </message>
    <message>
        <source>All %1 places are taken: %2.</source>
        <translation>%1 个名额已满：%2。</translation>
    </message>
    <message>
        <source>The applicant chooses another one, or ends the other case first.</source>
        <translation>请申请人另选，或先了结另一件。</translation>
    </message>
    <message>
        <source>Booked places were missed too often: nothing can be booked until %1.</source>
        <translation>多次预约未到场：%1 前不能再预约。</translation>
    </message>
    <message>
        <source>The registry bars it: %1.</source>
        <translation>基础库信息限制办理：%1。</translation>
    </message>
    <message>
        <source>It can be done when the registry says otherwise.</source>
        <translation>基础库信息变更后方可办理。</translation>
    </message>
</context>
</TS>
