<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>findings</Name>
    <UserStyle>
      <Name>findings</Name>
      <Title>问题线索 Findings</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>critical-certain-on-data</Name>
          <Title>特别重大 critical, certain-on-data</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>certain-on-data</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">2.2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-probable</Name>
          <Title>特别重大 critical, probable</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>probable</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">6.6 4.4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-watch</Name>
          <Title>特别重大 critical, watch</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>watch</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">0.2 4.4</CssParameter><CssParameter name="stroke-linecap">round</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>major-certain-on-data</Name>
          <Title>重大 major, certain-on-data</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>certain-on-data</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">2.2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>major-probable</Name>
          <Title>重大 major, probable</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>probable</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">6.6 4.4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>major-watch</Name>
          <Title>重大 major, watch</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>watch</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">0.2 4.4</CssParameter><CssParameter name="stroke-linecap">round</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-certain-on-data</Name>
          <Title>预警 warning, certain-on-data</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>certain-on-data</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">2.2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-probable</Name>
          <Title>预警 warning, probable</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>probable</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">6.6 4.4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-watch</Name>
          <Title>预警 warning, watch</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>watch</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">0.2 4.4</CssParameter><CssParameter name="stroke-linecap">round</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-certain-on-data</Name>
          <Title>提示 notice, certain-on-data</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>certain-on-data</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">2.2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-probable</Name>
          <Title>提示 notice, probable</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>probable</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">6.6 4.4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-watch</Name>
          <Title>提示 notice, watch</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>certainty</ogc:PropertyName><ogc:Literal>watch</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">2.2</CssParameter><CssParameter name="stroke-dasharray">0.2 4.4</CssParameter><CssParameter name="stroke-linecap">round</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-open</Name>
          <Title>特别重大 critical，待处理 open</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill><CssParameter name="fill">#a3093c</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>14</Size><Rotation>45</Rotation></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-open-case</Name>
          <Title>特别重大 critical，待处理 open，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Size>22</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill><CssParameter name="fill">#a3093c</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>14</Size><Rotation>45</Rotation></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-open-closed</Name>
          <Title>特别重大 critical，待处理 open，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#a3093c</CssParameter></Fill><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-ended</Name>
          <Title>特别重大 critical，已结束 ended</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill><CssParameter name="fill">#a3093c</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>14</Size><Rotation>45</Rotation></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-ended-case</Name>
          <Title>特别重大 critical，已结束 ended，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>22</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill><CssParameter name="fill">#a3093c</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>14</Size><Rotation>45</Rotation></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>critical-ended-closed</Name>
          <Title>特别重大 critical，已结束 ended，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>critical</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#a3093c</CssParameter></Fill><Stroke><CssParameter name="stroke">#a3093c</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>major-open</Name>
          <Title>重大 major，待处理 open</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><CssParameter name="fill">#d4570a</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>14</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>major-open-case</Name>
          <Title>重大 major，待处理 open，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Size>22</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><CssParameter name="fill">#d4570a</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>14</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>major-open-closed</Name>
          <Title>重大 major，待处理 open，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#d4570a</CssParameter></Fill><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>major-ended</Name>
          <Title>重大 major，已结束 ended</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><CssParameter name="fill">#d4570a</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>14</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>major-ended-case</Name>
          <Title>重大 major，已结束 ended，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>22</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><CssParameter name="fill">#d4570a</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>14</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>major-ended-closed</Name>
          <Title>重大 major，已结束 ended，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>major</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#d4570a</CssParameter></Fill><Stroke><CssParameter name="stroke">#d4570a</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-open</Name>
          <Title>预警 warning，待处理 open</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#d9a400</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-open-case</Name>
          <Title>预警 warning，待处理 open，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Size>20</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#d9a400</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-open-closed</Name>
          <Title>预警 warning，待处理 open，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#d9a400</CssParameter></Fill><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Size>10</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-ended</Name>
          <Title>预警 warning，已结束 ended</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#d9a400</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-ended-case</Name>
          <Title>预警 warning，已结束 ended，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>20</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#d9a400</CssParameter></Fill><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>warning-ended-closed</Name>
          <Title>预警 warning，已结束 ended，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>warning</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#d9a400</CssParameter></Fill><Stroke><CssParameter name="stroke">#d9a400</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>10</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-open</Name>
          <Title>提示 notice，待处理 open</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#4d77ad</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>10</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-open-case</Name>
          <Title>提示 notice，待处理 open，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Size>18</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#4d77ad</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>10</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-open-closed</Name>
          <Title>提示 notice，待处理 open，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>open</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#4d77ad</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Size>8</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-ended</Name>
          <Title>提示 notice，已结束 ended</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>none</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#4d77ad</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>10</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-ended-case</Name>
          <Title>提示 notice，已结束 ended，已立案 with a case</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>working</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>18</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#4d77ad</CssParameter><CssParameter name="fill-opacity">0.01</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>10</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>notice-ended-closed</Name>
          <Title>提示 notice，已结束 ended，已办结 case done</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>severity</ogc:PropertyName><ogc:Literal>notice</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>state</ogc:PropertyName><ogc:Literal>ended</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>handling</ogc:PropertyName><ogc:Literal>done</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Fill><CssParameter name="fill">#4d77ad</CssParameter></Fill><Stroke><CssParameter name="stroke">#4d77ad</CssParameter><CssParameter name="stroke-width">2</CssParameter></Stroke></Mark><Opacity>0.35</Opacity><Size>8</Size></Graphic></PointSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
